# Programs that answer one request and end: they install and list modules, in a process that never loads one.
param([string] $Operation)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

. "$PSScriptRoot/state.ps1"
. "$PSScriptRoot/frames.ps1"
. "$PSScriptRoot/hello.ps1"
. "$PSScriptRoot/read-values.ps1"
. "$PSScriptRoot/write-values.ps1"
. "$PSScriptRoot/errors.ps1"
. "$PSScriptRoot/replies.ps1"
. "$PSScriptRoot/run.ps1"
. "$PSScriptRoot/module.ps1"
. "$PSScriptRoot/module-files.ps1"

Set-Quiet
$state = New-State
$outcome = New-Outcome
try {
    $utf8 = [System.Text.UTF8Encoding]::new($false)
    $line = [System.IO.StreamReader]::new($state.Source, $utf8).ReadLine()
    $request = ConvertFrom-Line -Line "$line"
    if (-not (Test-JsonObject -Value $request)) {
        Stop-Request -Id 'BadRequest' -Message 'A request is a JSON object.'
    }
    Set-Word -State $state -Request $request
    if ($Operation -eq 'install') {
        Save-Exchange -Request $request -Outcome $outcome
    } else {
        Find-Exchange -Request $request -Outcome $outcome
    }
    $json = Get-SuccessJson -Id 0 -Outcome $outcome
} catch {
    $failure = Get-Failure -Record $_ -Cmdlet $Operation
    $json = Get-FailureJson -Id 0 -Failure $failure -Outcome $outcome
}
$code = 0
if ($state.Word -eq '') {
    [System.Console]::Error.WriteLine('sendwright-bridge: NoHello')
    $code = 65
} else {
    Send-Reply -State $state -Json $json
}
[System.Environment]::Exit($code)
