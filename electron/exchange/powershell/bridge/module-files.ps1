# Copies of the Exchange module on this computer: finding them, and saving one.

function Add-ModuleRow {
    param([string] $Manifest, [hashtable] $Outcome)
    if (-not [System.IO.File]::Exists($Manifest)) {
        return
    }
    $problems = [System.Collections.Generic.List[string]]::new()
    $module = Read-Manifest -Path $Manifest -Problems $problems
    if ($null -ne $module) {
        $Outcome.Rows.Add([pscustomobject] @{
            version = $module.Version.ToString()
            prerelease = Get-Prerelease -Module $module
            manifest = $Manifest
        })
    }
}

# One folder that may not be looked into must not hide the others.
function Get-Folders {
    param([string] $Place)
    try {
        return [System.IO.Directory]::GetDirectories($Place)
    } catch {
        return @()
    }
}

# Those in PSModulePath and in the folders that the request names: <folder>/<module>/ and <folder>/<module>/<version>/.
function Find-Exchange {
    param($Request, [hashtable] $Outcome)
    $folders = [System.Collections.Generic.List[string]]::new()
    $asked = ConvertFrom-Wire -Value (Get-Field -Object $Request -Name 'folders')
    foreach ($folder in $asked) {
        $folders.Add([string] $folder)
    }
    foreach ($folder in "$env:PSModulePath".Split([System.IO.Path]::PathSeparator)) {
        $folders.Add($folder)
    }
    $file = $moduleName + '.psd1'
    foreach ($folder in @($folders | Sort-Object -Unique)) {
        if ($folder -eq '' -or -not [System.IO.Directory]::Exists([System.IO.Path]::Combine($folder, $moduleName))) {
            continue
        }
        $place = [System.IO.Path]::Combine($folder, $moduleName)
        Add-ModuleRow -Manifest ([System.IO.Path]::Combine($place, $file)) -Outcome $Outcome
        foreach ($version in @(Get-Folders -Place $place)) {
            Add-ModuleRow -Manifest ([System.IO.Path]::Combine($version, $file)) -Outcome $Outcome
        }
    }
}

# Saves one version from the PowerShell Gallery into the request's folder, for this app alone: nothing is installed.
function Save-Exchange {
    param($Request, [hashtable] $Outcome)
    $folder = Get-TextField -Object $Request -Name 'folder'
    $version = Get-TextField -Object $Request -Name 'version'
    if ("$version" -notmatch '^\d+\.\d+\.\d+\z') {
        Stop-Request -Id 'BadRequest' -Message 'One exact version is needed.'
    }
    if (-not [System.IO.Path]::IsPathRooted("$folder") -or -not [System.IO.Directory]::Exists($folder)) {
        Stop-Request -Id 'BadRequest' -Message 'There is no such folder.'
    }
    $kinds = @('Function', 'Cmdlet')
    $found = Get-Command -Name 'Save-PSResource' -CommandType $kinds -ErrorAction SilentlyContinue
    $save = $found | Select-Object -First 1
    if ($null -ne $save) {
        $parameters = @{ Name = $moduleName; Version = $version; Path = $folder; Repository = 'PSGallery' }
        $parameters['TrustRepository'] = $true
    } else {
        Enable-Gallery -Outcome $Outcome
        $save = Get-Command -Name 'Save-Module' -CommandType $kinds | Select-Object -First 1
        $parameters = @{ Name = $moduleName; RequiredVersion = $version; Path = $folder; Repository = 'PSGallery' }
        $parameters['Force'] = $true
    }
    $parameters['ErrorAction'] = 'Stop'
    Invoke-Sorted -Command $save -Parameters $parameters -Outcome $Outcome
    $Outcome.Rows.Clear()
    $manifest = [System.IO.Path]::Combine($folder, $moduleName, $version, ($moduleName + '.psd1'))
    Assert-Manifest -Path $manifest -Version $version
    Add-ModuleRow -Manifest $manifest -Outcome $Outcome
}

# Windows PowerShell speaks TLS 1.2 only when told, and needs the NuGet provider before it can ask the Gallery.
function Enable-Gallery {
    param([hashtable] $Outcome)
    $tls12 = [System.Net.SecurityProtocolType]::Tls12
    $now = [System.Net.ServicePointManager]::SecurityProtocol
    [System.Net.ServicePointManager]::SecurityProtocol = $now -bor $tls12
    $provider = Get-PackageProvider -Name 'NuGet' -ListAvailable -ErrorAction SilentlyContinue
    if ($null -eq $provider) {
        $install = Get-Command -Name 'Install-PackageProvider' | Select-Object -First 1
        $parameters = @{ Name = 'NuGet'; MinimumVersion = '2.8.5.201'; Scope = 'CurrentUser'; Force = $true }
        $parameters['ErrorAction'] = 'Stop'
        Invoke-Sorted -Command $install -Parameters $parameters -Outcome $Outcome
        $Outcome.Rows.Clear()
    }
}
