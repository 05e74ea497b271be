# Lists the Exchange modules on this computer: one request on standard input, one reply, then it ends.
if ("$($ExecutionContext.SessionState.LanguageMode)" -ne 'FullLanguage') {
    'sendwright-bridge: ConstrainedLanguage'
    Write-Error -Message 'sendwright-bridge: ConstrainedLanguage' -ErrorId 'sendwright-bridge: ConstrainedLanguage'
    exit 64
}
& "$PSScriptRoot/one-shot.ps1" -Operation 'list'
