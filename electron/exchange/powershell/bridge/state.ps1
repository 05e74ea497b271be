# What the bridge's threads share, and how the helpers among them start.

# Modules look up these preferences in the global scope. Progress has no stream of its own that could be redirected.
function Set-Quiet {
    $global:ProgressPreference = 'SilentlyContinue'
    $global:VerbosePreference = 'SilentlyContinue'
    $global:DebugPreference = 'SilentlyContinue'
    $global:WarningPreference = 'Continue'
}

# Source and Target are the raw streams: Console.In and Console.Out would convert by this computer's code page.
function New-State {
    return [hashtable]::Synchronized(@{
        Source = [System.Console]::OpenStandardInput()
        Target = [System.Console]::OpenStandardOutput()
        Gate = [System.Threading.SemaphoreSlim]::new(1, 1)
        Lines = [System.Collections.Concurrent.BlockingCollection[string]]::new()
        Helpers = [System.Collections.Generic.List[object]]::new()
        Word = ''
        BeatMs = 0
        RequestId = $null
        Module = $null
        IsStandIn = $false
    })
}

# Runs a script of this folder beside the main one, in a runspace that has only the language and the core cmdlets.
function Start-Helper {
    param([string] $File, [hashtable] $State)
    $basis = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
    $runspace = [System.Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($basis)
    $runspace.Open()
    $helper = [System.Management.Automation.PowerShell]::Create()
    $helper.Runspace = $runspace
    [void] $helper.AddCommand([System.IO.Path]::Combine($PSScriptRoot, $File))
    [void] $helper.AddParameter('State', $State)
    $State.Helpers.Add($helper)
    [void] $helper.BeginInvoke()
}
