# Signing in to Exchange Online, and what the connection says about itself.

function Get-ModuleCommand {
    param([hashtable] $State, [string] $Name)
    if ($null -eq $State.Module) {
        Stop-Request -Id 'NoModule' -Message 'No module is loaded yet.'
    }
    $commands = $State.Module.ExportedCommands
    if (-not $commands.ContainsKey($Name)) {
        Stop-Request -Id 'NoCommand' -Message ('The module has no ' + $Name + '.')
    }
    return $commands[$Name]
}

# Replaces whatever connection there is. Exactly one must be there afterwards: with two nobody could say to which of
# them a cmdlet goes.
function Connect-Exchange {
    param([hashtable] $State, $Request, [hashtable] $Outcome)
    $command = Get-ModuleCommand -State $State -Name 'Connect-ExchangeOnline'
    $wanted = Get-Field -Object $Request -Name 'connect'
    if (-not (Test-JsonObject -Value $wanted)) {
        Stop-Request -Id 'BadRequest' -Message 'It is not said how to connect.'
    }
    $parameters = Get-ConnectParameters -State $State -Wanted $wanted -Command $command
    Disconnect-Exchange -State $State -Outcome (New-Outcome)
    Invoke-Connect -Command $command -Parameters $parameters -Outcome $Outcome
    $found = New-Outcome
    Read-Connections -State $State -Outcome $found
    if ($found.Rows.Count -ne 1) {
        Disconnect-Exchange -State $State -Outcome (New-Outcome)
        Stop-Request -Id 'Connections' -Message ('There are ' + $found.Rows.Count + ' connections where there must be one.')
    }
    $Outcome.Rows.Add($found.Rows[0])
}

function Get-ConnectParameters {
    param([hashtable] $State, $Wanted, [System.Management.Automation.CommandInfo] $Command)
    $parameters = @{
        ShowBanner = $false
        SkipLoadingFormatData = $true
        CommandName = Get-CmdletNames
        ErrorAction = 'Stop'
    }
    $texts = @{
        UserPrincipalName = 'userPrincipalName'
        Organization = 'organization'
        DelegatedOrganization = 'delegatedOrganization'
        ExchangeEnvironmentName = 'environment'
        ConnectionUri = 'connectionUri'
    }
    foreach ($name in $texts.Keys) {
        $text = Get-TextField -Object $Wanted -Name $texts[$name]
        if (-not [string]::IsNullOrEmpty($text)) {
            $parameters[$name] = $text
        }
    }
    # The stand-in answers for a practice tenant alone: it must not pass for Exchange Online.
    if ($State.IsStandIn -and -not $parameters.ContainsKey('ConnectionUri')) {
        Stop-Request -Id 'OnlyTheStandIn' -Message 'The stand-in module connects to a practice tenant alone.'
    }
    # A token must not go to an address that a request names.
    if ($parameters.ContainsKey('ConnectionUri') -and -not $State.IsStandIn) {
        Stop-Request -Id 'NotTheStandIn' -Message 'Only the stand-in module takes an address to connect to.'
    }
    Add-SignIn -Parameters $parameters -Wanted $Wanted -Command $Command
    return $parameters
}

function Add-SignIn {
    param([hashtable] $Parameters, $Wanted, [System.Management.Automation.CommandInfo] $Command)
    $signIn = Get-TextField -Object $Wanted -Name 'signIn'
    switch -CaseSensitive ("$signIn") {
        'browser' {
            if ($Command.Parameters.ContainsKey('DisableWAM')) {
                $Parameters['DisableWAM'] = $true
            }
        }
        'device' {
            if ($PSVersionTable.PSEdition -ne 'Core') {
                Stop-Request -Id 'DeviceNeedsCore' -Message 'Windows PowerShell cannot sign in with a device code.'
            }
            $Parameters['Device'] = $true
        }
        'token' {
            $Parameters['AccessToken'] = Get-TextField -Object $Wanted -Name 'accessToken'
            if ([string]::IsNullOrEmpty($Parameters['AccessToken'])) {
                Stop-Request -Id 'BadRequest' -Message 'There is no token to sign in with.'
            }
        }
        default {
            Stop-Request -Id 'BadRequest' -Message 'There is no such way to sign in.'
        }
    }
}

# What the module tells the person (a device code) goes on to standard output at once: it is waited for.
function Invoke-Connect {
    param([System.Management.Automation.CommandInfo] $Command, [hashtable] $Parameters, [hashtable] $Outcome)
    & $Command @Parameters 3>&1 4>$null 5>$null | ForEach-Object -Process {
        if ($_ -is [System.Management.Automation.WarningRecord]) {
            $text = Hide-Token -Text $_.Message
            $Outcome.Warnings.Add($text)
            [System.Console]::Out.WriteLine($text)
        }
    }
}

function Read-Connections {
    param([hashtable] $State, [hashtable] $Outcome)
    $command = Get-ModuleCommand -State $State -Name 'Get-ConnectionInformation'
    Invoke-Sorted -Command $command -Parameters @{ ErrorAction = 'Stop' } -Outcome $Outcome
}

function Disconnect-Exchange {
    param([hashtable] $State, [hashtable] $Outcome)
    $found = New-Outcome
    Read-Connections -State $State -Outcome $found
    if ($found.Rows.Count -gt 0) {
        $command = Get-ModuleCommand -State $State -Name 'Disconnect-ExchangeOnline'
        $parameters = @{ Confirm = $false; ErrorAction = 'Stop' }
        Invoke-Sorted -Command $command -Parameters $parameters -Outcome $Outcome
        $Outcome.Rows.Clear()
    }
}
