# Sendwright's bridge to Exchange Online (docs/powershell.md): a fixed program that takes requests on standard input.
#
# PowerShell runs the file named by -File in the global scope. So nothing is defined here and strict mode is not set:
# the Exchange module would inherit both.
if ("$($ExecutionContext.SessionState.LanguageMode)" -ne 'FullLanguage') {
    'sendwright-bridge: ConstrainedLanguage'
    Write-Error -Message 'sendwright-bridge: ConstrainedLanguage' -ErrorId 'sendwright-bridge: ConstrainedLanguage'
    exit 64
}
& "$PSScriptRoot/main.ps1"
