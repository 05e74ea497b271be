/** Fixed functions for the management scope (facts 6.4). Hold no data. */
export const scopeText = String.raw`# The filter of exactly these mailboxes, by object id, or of the members of a group.
function Get-SenderFilter {
    param([string[]] $MailboxIds, [string] $GroupName)
    if ($GroupName -ne '') {
        return ("MemberOfGroup -eq '" + ($GroupName -replace "'", "''") + "'")
    }
    $conditions = @()
    foreach ($id in @($MailboxIds | Sort-Object)) {
        if ($id -notmatch '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$') {
            throw ('Not an object id: ' + $id)
        }
        $conditions += ("ExternalDirectoryObjectId -eq '" + $id + "'")
    }
    return ($conditions -join ' -or ')
}

# The conditions of a filter in one order, so that two can be compared: Exchange adds brackets and blanks of its own.
function Get-Conditions {
    param([string] $Filter)
    $pattern = "(ExternalDirectoryObjectId|MemberOfGroup)\s+-eq\s+'([^']|'')*'"
    if ((($Filter -replace $pattern, '') -replace '(-or|[()\s])', '') -ne '') {
        return ''
    }
    $conditions = @()
    foreach ($line in @($Filter | Select-String -Pattern $pattern -AllMatches)) {
        foreach ($match in $line.Matches) {
            $conditions += ($match.Value -replace '\s+', ' ')
        }
    }
    return (@($conditions | Sort-Object -Unique) -join ' -or ')
}

# Whom the filter matches must be exactly the senders, before anything is written.
function Assert-Reach {
    param([string] $Filter, [string[]] $MailboxIds)
    $matched = @(Get-Recipient -Filter $Filter -ResultSize 'Unlimited' -ErrorAction Stop)
    $foreign = @($matched | Where-Object { $MailboxIds -notcontains [string] $_.ExternalDirectoryObjectId })
    if ($foreign.Count -gt 0) {
        throw ('The scope would also reach ' + [string] $foreign[0].PrimarySmtpAddress + '. Nothing was changed.')
    }
    if ($matched.Count -ne $MailboxIds.Count) {
        throw ('Exchange knows ' + [string] $matched.Count + ' of ' + [string] $MailboxIds.Count + ' senders by their object ids. Run this script again in some minutes.')
    }
}

# Creates or corrects the management scope.
function Confirm-Scope {
    param([string] $Name, [string[]] $MailboxIds, [string] $GroupName, [bool] $ByGroup)
    if ($MailboxIds -contains '' -or ($ByGroup -and $GroupName -eq '')) {
        # Only with -WhatIf: what the scope is made of would be created before.
        $null = Test-MayChange ('create or correct the management scope ' + $Name)
        return
    }
    $filter = Get-SenderFilter -MailboxIds $MailboxIds -GroupName $GroupName
    $found = @(Get-ManagementScope -ErrorAction Stop | Where-Object { $_.Name -eq $Name })
    Assert-Reach -Filter $filter -MailboxIds $MailboxIds
    if ($found.Count -eq 0) {
        if (Test-MayChange ('create the management scope ' + $Name)) {
            $null = New-ManagementScope -Name $Name -RecipientRestrictionFilter $filter -ErrorAction Stop
            Write-Done
        }
        return
    }
    if ((Get-Conditions -Filter $found[0].RecipientFilter) -eq (Get-Conditions -Filter $filter)) {
        Write-InPlace ('management scope ' + $Name)
        return
    }
    $columns = @('Name', 'CustomResourceScope', 'CustomRecipientWriteScope', 'CustomConfigWriteScope')
    $others = @(Get-ManagementRoleAssignment -ErrorAction Stop | Select-Object -Property $columns | Where-Object { $_.Name -ne $Name -and @($_.CustomResourceScope, $_.CustomRecipientWriteScope, $_.CustomConfigWriteScope) -contains $Name })
    if ($others.Count -gt 0) {
        throw ('The management scope ' + $Name + ' also limits ' + [string] $others[0].Name + '. It was left alone.')
    }
    if (Test-MayChange ('correct the management scope ' + $Name)) {
        Set-ManagementScope -Identity $Name -RecipientRestrictionFilter $filter -ErrorAction Stop
        Write-Done
    }
}
`;
