# The bridge's loop: one request after the other until standard input closes.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

. "$PSScriptRoot/state.ps1"
. "$PSScriptRoot/frames.ps1"
. "$PSScriptRoot/read-values.ps1"
. "$PSScriptRoot/write-values.ps1"
. "$PSScriptRoot/errors.ps1"
. "$PSScriptRoot/hello.ps1"
. "$PSScriptRoot/replies.ps1"
. "$PSScriptRoot/cmdlets.ps1"
. "$PSScriptRoot/run.ps1"
. "$PSScriptRoot/module.ps1"
. "$PSScriptRoot/connection.ps1"
. "$PSScriptRoot/invoke.ps1"
. "$PSScriptRoot/requests.ps1"

Set-Quiet
$state = New-State
Start-Helper -File 'reader.ps1' -State $state
$code = 0
try {
    while ($true) {
        $line = $state.Lines.Take()
        if ($line -eq '') {
            break
        }
        Invoke-Request -State $state -Line $line
    }
} catch {
    # Nobody reads the replies any more, or something that no request explains.
    $code = 70
    [System.Console]::Error.WriteLine('sendwright-bridge: Ended ' + $_.Exception.GetType().FullName)
}
# Not `exit`: that would wait for helpers that wait for input.
[System.Environment]::Exit($code)
