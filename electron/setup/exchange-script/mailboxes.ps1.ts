/** Fixed functions for shared mailboxes (facts 2.1, 8.3). Hold no data. */
export const sharedMailboxText = String.raw`# Exchange names the Entra object of a new mailbox only after it was synchronised.
function Wait-ObjectId {
    param([string] $Address, [string] $Filter)
    foreach ($pause in @(0, 5, 10, 20, 40, 60)) {
        Start-Sleep -Seconds $pause
        $found = @(Get-Recipient -Filter $Filter -ErrorAction Stop)
        if ($found.Count -eq 1 -and [string] $found[0].ExternalDirectoryObjectId -ne '') {
            return [string] $found[0].ExternalDirectoryObjectId
        }
    }
    throw ($Address + ' is not in Entra yet. Run this script again in some minutes.')
}

# Creates a shared mailbox where there is none of that address; gives back its object id.
function Confirm-SharedMailbox {
    param([string] $Address, [string] $Filter, [string] $Alias, [string] $DisplayName)
    $found = @(Get-Recipient -Filter $Filter -ErrorAction Stop)
    if ($found.Count -gt 1) {
        throw ($Address + ' leads to several recipients. Nothing was changed.')
    }
    if ($found.Count -eq 1) {
        if ([string] $found[0].RecipientTypeDetails -ne 'SharedMailbox') {
            throw ($Address + ' is taken by a ' + [string] $found[0].RecipientTypeDetails + '.')
        }
        Write-InPlace ('shared mailbox ' + $Address)
        return (Wait-ObjectId -Address $Address -Filter $Filter)
    }
    if (-not (Test-MayChange ('create the shared mailbox ' + $Address))) {
        return ''
    }
    $null = New-Mailbox -Shared -Name $Alias -Alias $Alias -DisplayName $DisplayName -PrimarySmtpAddress $Address -ErrorAction Stop
    Write-Done
    return (Wait-ObjectId -Address $Address -Filter $Filter)
}
`;

export const blockedSignInText = String.raw`# Nobody signs in with the account of a shared mailbox.
function Confirm-SignInBlocked {
    param([string] $Address, [string] $Filter)
    $found = @(Get-Mailbox -Filter $Filter -ErrorAction Stop)
    if ($found.Count -gt 1) {
        throw ($Address + ' leads to several mailboxes. Nothing was changed.')
    }
    if ($found.Count -eq 1 -and [string] $found[0].RecipientTypeDetails -ne 'SharedMailbox') {
        throw ($Address + ' is a ' + [string] $found[0].RecipientTypeDetails + ': somebody signs in there. It was left alone.')
    }
    if ($found.Count -eq 1 -and $found[0].AccountDisabled) {
        Write-InPlace ('sign-in blocked for ' + $Address)
        return
    }
    if (-not (Test-MayChange ('block sign-in for ' + $Address))) {
        return
    }
    if ($found.Count -eq 0) {
        throw ($Address + ' is no mailbox yet. Run this script again in some minutes.')
    }
    Set-Mailbox -Identity $Address -AccountDisabled $true -ErrorAction Stop
    Write-Done
}
`;
