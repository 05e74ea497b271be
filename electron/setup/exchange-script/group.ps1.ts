/** The fixed function for the senders' group (facts 2.13, 6.4, 8.3). Holds no data. */
export const groupText = String.raw`# The mail-enabled security group of the senders: closed, hidden, exactly these members. Gives back its distinguished name.
function Confirm-Group {
    param([string] $Name, [string] $Address, [string] $Alias, [string] $Filter, [string[]] $Members)
    $found = @(Get-DistributionGroup -Filter $Filter -ErrorAction Stop)
    if ($found.Count -eq 0) {
        if (-not (Test-MayChange ('create the group ' + $Name))) {
            return ''
        }
        $found = @(New-DistributionGroup -Name $Name -Alias $Alias -Type 'Security' -PrimarySmtpAddress $Address -Members $Members -MemberJoinRestriction 'Closed' -MemberDepartRestriction 'Closed' -RequireSenderAuthenticationEnabled $true -ErrorAction Stop)
        Write-Done
    }
    if ($found.Count -ne 1 -or [string] $found[0].PrimarySmtpAddress -ne $Address) {
        throw ('A group ' + $Name + ' is there with another address: it is not ours and is left alone.')
    }
    if ([string] $found[0].RecipientTypeDetails -ne 'MailUniversalSecurityGroup') {
        throw ($Name + ' is there, but it is a ' + [string] $found[0].RecipientTypeDetails + '.')
    }
    $group = $found[0]
    $settled = $group.HiddenFromAddressListsEnabled -and $group.RequireSenderAuthenticationEnabled -and [string] $group.MemberJoinRestriction -eq 'Closed' -and [string] $group.MemberDepartRestriction -eq 'Closed'
    if ($settled) {
        Write-InPlace ('group ' + $Name)
    }
    elseif (Test-MayChange ('close and hide the group ' + $Name)) {
        $null = Set-DistributionGroup -Identity $Address -HiddenFromAddressListsEnabled $true -MemberJoinRestriction 'Closed' -MemberDepartRestriction 'Closed' -RequireSenderAuthenticationEnabled $true -BypassSecurityGroupManagerCheck -ErrorAction Stop
        Write-Done
    }
    $present = @(Get-DistributionGroupMember -Identity $Address -ResultSize 'Unlimited' -ErrorAction Stop | ForEach-Object { [string] $_.PrimarySmtpAddress })
    foreach ($member in @($present | Where-Object { $Members -notcontains $_ })) {
        if (Test-MayChange ('remove from the group: ' + $member)) {
            $null = Remove-DistributionGroupMember -Identity $Address -Member $member -Confirm:$false -BypassSecurityGroupManagerCheck -ErrorAction Stop
            Write-Done
        }
    }
    foreach ($member in @($Members | Where-Object { $present -notcontains $_ })) {
        if (Test-MayChange ('add to the group: ' + $member)) {
            $null = Add-DistributionGroupMember -Identity $Address -Member $member -BypassSecurityGroupManagerCheck -ErrorAction Stop
            Write-Done
        }
    }
    return [string] $group.DistinguishedName
}
`;
