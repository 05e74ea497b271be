# The Exchange module: the only one that is loaded, by the path of its manifest and in the version that was asked for.

$moduleName = 'ExchangeOnlineManagement'

# The label of a preview; null for a release.
function Get-Prerelease {
    param([System.Management.Automation.PSModuleInfo] $Module)
    $private = $Module.PrivateData
    if ($private -is [System.Collections.IDictionary] -and $private['PSData'] -is [System.Collections.IDictionary]) {
        $label = [string] $private['PSData']['Prerelease']
        if ($label -ne '') {
            return $label
        }
    }
    return $null
}

# Only the stand-in module of the tests and of practice carries this in its manifest.
function Test-StandIn {
    param([System.Management.Automation.PSModuleInfo] $Module)
    $private = $Module.PrivateData
    return $private -is [System.Collections.IDictionary] -and $private.Contains('SendwrightStandIn')
}

# What a manifest says, without running anything of the module. Null where it is no manifest of the Exchange module;
# what PowerShell has against it (a module that is missing) is added to the problems.
function Read-Manifest {
    param([string] $Path, [System.Collections.Generic.List[string]] $Problems)
    $escaped = [System.Management.Automation.WildcardPattern]::Escape($Path)
    try {
        $module = Test-ModuleManifest -Path $escaped -ErrorAction Stop 3>$null
    } catch {
        $Problems.Add($_.Exception.Message)
        return $null
    }
    if ($module.Name -ne $moduleName) {
        return $null
    }
    return $module
}

function Import-Exchange {
    param([hashtable] $State, $Request, [hashtable] $Outcome)
    $manifest = Get-TextField -Object $Request -Name 'manifest'
    $version = Get-TextField -Object $Request -Name 'version'
    if ($null -ne $State.Module) {
        Stop-Request -Id 'AlreadyLoaded' -Message 'A module is already loaded.'
    }
    Assert-Manifest -Path $manifest -Version $version
    $escaped = [System.Management.Automation.WildcardPattern]::Escape($manifest)
    $import = Get-Command -Name 'Microsoft.PowerShell.Core\Import-Module' -CommandType 'Cmdlet'
    $parameters = @{
        Name = $escaped
        Global = $true
        PassThru = $true
        DisableNameChecking = $true
        ErrorAction = 'Stop'
    }
    Invoke-Sorted -Command $import -Parameters $parameters -Outcome $Outcome
    $module = $Outcome.Rows | Where-Object -FilterScript { $_.Name -eq $moduleName } | Select-Object -First 1
    $Outcome.Rows.Clear()
    if ($null -eq $module -or $module.Version.ToString() -ne $version) {
        Stop-Request -Id 'OtherModule' -Message 'Another module was loaded than the one that was asked for.'
    }
    $State.Module = $module
    $State.IsStandIn = Test-StandIn -Module $module
    $Outcome.Rows.Add([pscustomobject] @{
        name = $module.Name
        version = $version
        path = $manifest
        standIn = $State.IsStandIn
    })
}

function Assert-Manifest {
    param([string] $Path, [string] $Version)
    $isFile = $Path -ne '' -and [System.IO.Path]::IsPathRooted($Path) -and [System.IO.File]::Exists($Path)
    if (-not $isFile -or [System.IO.Path]::GetFileName($Path) -ne ($moduleName + '.psd1')) {
        Stop-Request -Id 'NotTheModule' -Message 'There is no manifest of ExchangeOnlineManagement at this path.'
    }
    $problems = [System.Collections.Generic.List[string]]::new()
    $described = Read-Manifest -Path $Path -Problems $problems
    if ($null -eq $described) {
        $why = [string]::Join(' ', $problems)
        Stop-Request -Id 'NotTheModule' -Message ('The file is not a valid manifest of ExchangeOnlineManagement. ' + $why)
    }
    $found = $described.Version.ToString()
    if ($found -ne $Version) {
        Stop-Request -Id 'OtherVersion' -Message ('The module is version ' + $found + ', not ' + $Version + '.')
    }
}
