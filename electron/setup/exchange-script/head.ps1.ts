/** Fixed text at the head of every exported script: parameters, and what all its functions use. Holds no data. */
export const headText = String.raw`param(
    [switch] $WhatIf
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

if ($args.Count -gt 0) {
    throw 'This script takes -WhatIf and nothing else.'
}

$script:dryRun = [bool] $WhatIf
$script:changed = 0
$script:inPlace = 0
$script:open = 0
$script:finished = $false

# Says what is about to be changed. With -WhatIf it only says so.
function Test-MayChange {
    param([string] $What)
    if ($script:dryRun) {
        Write-Host ('  would: ' + $What)
        $script:open += 1
        return $false
    }
    Write-Host ('  ' + $What + ' ...')
    return $true
}

function Write-Done {
    $script:changed += 1
    Write-Host '  done'
}

function Write-InPlace {
    param([string] $What)
    $script:inPlace += 1
    Write-Host ('  in place already: ' + $What)
}

# Whether a failure means that there is no such object. Told by its type: the words are localised.
function Test-Missing {
    param($Failure)
    $type = [string] $Failure.FullyQualifiedErrorId + ' ' + [string] $Failure.Exception.Message
    return ($type -match 'NotFoundException')
}

# Stops unless every Exchange Online connection of this window is to the tenant of the setup.
function Assert-Tenant {
    param([string] $TenantId)
    $command = Get-Command -Name 'Get-ConnectionInformation' -ErrorAction SilentlyContinue
    if ($null -eq $command) {
        throw 'The module ExchangeOnlineManagement is not there. Install it (Install-Module ExchangeOnlineManagement -Scope CurrentUser), run Connect-ExchangeOnline, then this script again.'
    }
    $connections = @(Get-ConnectionInformation -ErrorAction Stop | Where-Object { [string] $_.State -eq 'Connected' })
    if ($connections.Count -eq 0) {
        throw 'Not connected to Exchange Online. Run Connect-ExchangeOnline as an Exchange Administrator, then this script again.'
    }
    foreach ($connection in $connections) {
        if ($null -ne $connection.PSObject.Properties['IsEopSession'] -and $connection.IsEopSession) {
            throw 'This window is also connected to Security & Compliance, whose commands have the same names. Nothing was changed. Use a new window.'
        }
        if ([string] $connection.TenantID -ne $TenantId) {
            throw ('Connected to the tenant ' + [string] $connection.TenantID + ', not to ' + $TenantId + '. Nothing was changed. Run Disconnect-ExchangeOnline, then connect to the right one.')
        }
    }
}

# Stops unless each command used below is the connection's own: not one of Exchange on premises, nor under another name.
function Assert-Command {
    param([string[]] $Names)
    foreach ($name in $Names) {
        $command = Get-Command -Name $name -ErrorAction SilentlyContinue | Select-Object -First 1
        if ($null -eq $command) {
            throw ('This connection has no ' + $name + ': the signed-in person may not use it (an Exchange Administrator may), or it was made with -Prefix or -CommandName. Nothing was changed.')
        }
        if ([string] $command.ModuleName -notlike 'tmpEXO_*') {
            throw ($name + ' is not the one of Exchange Online in this window (' + [string] $command.ModuleName + '). Nothing was changed. Use a new window and run Connect-ExchangeOnline there.')
        }
    }
}

function Write-Summary {
    Write-Host ''
    if ($script:dryRun) {
        Write-Host ([string] $script:open + ' to be changed, ' + [string] $script:inPlace + ' in place already. Nothing was changed (-WhatIf).')
    }
    else {
        Write-Host ([string] $script:changed + ' changed, ' + [string] $script:inPlace + ' in place already.')
    }
    if (-not $script:finished) {
        Write-Host 'Stopped before its end. Mend what is named and run it again: it goes on where it stopped.'
    }
    elseif (-not $script:dryRun) {
        Write-Host 'All in place. Tell whoever sent you this script: "sendwright apply" with the setup file looks and goes on.'
    }
}
`;
