# How a conversation begins, the bridge's as well as that of a program that answers once.

function Set-Word {
    param([hashtable] $State, $Request)
    $word = Get-TextField -Object $Request -Name 'word'
    if ("$word" -cnotmatch '^[0-9a-f]{32}\z') {
        Stop-Request -Id 'BadRequest' -Message 'The word has 32 hexadecimal digits.'
    }
    $State.Word = $word
}

function Set-Beat {
    param([hashtable] $State, $Request)
    $beatMs = Get-NumberField -Object $Request -Name 'beatMs'
    if ($null -eq $beatMs -or $beatMs -lt 50) {
        Stop-Request -Id 'BadRequest' -Message 'Signs of life are at least 50 ms apart.'
    }
    $State.BeatMs = $beatMs
}

# The release number of .NET Framework, which Windows PowerShell runs on; null elsewhere and where it is not told.
function Get-NetFramework {
    if ($PSVersionTable.PSEdition -ne 'Desktop') {
        return $null
    }
    $key = 'HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full'
    $release = [Microsoft.Win32.Registry]::GetValue($key, 'Release', $null)
    if ($release -is [int]) {
        return $release
    }
    return $null
}

# What this PowerShell is and allows. Windows PowerShell does not name its platform.
function Get-Hello {
    $platform = 'Win32NT'
    if ($PSVersionTable.ContainsKey('Platform')) {
        $platform = [string] $PSVersionTable['Platform']
    }
    return [pscustomobject] @{
        protocol = 1
        version = $PSVersionTable.PSVersion.ToString()
        edition = [string] $PSVersionTable.PSEdition
        platform = $platform
        languageMode = $ExecutionContext.SessionState.LanguageMode.ToString()
        netFramework = Get-NetFramework
        processId = [System.Diagnostics.Process]::GetCurrentProcess().Id
    }
}
