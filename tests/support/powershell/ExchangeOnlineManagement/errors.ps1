# Errors as the real module writes them: Exchange's own type hides in the message, and the error id says nothing but
# where and when. What PowerShell's binder would say itself keeps its type.

$binder = @(
    'System.Management.Automation.CommandNotFoundException',
    'System.Management.Automation.ParameterBindingException',
    'System.Management.Automation.PSInvalidOperationException'
)

function Get-PracticeException {
    param([string] $Type, [string] $Message)
    switch ($Type) {
        'System.Management.Automation.CommandNotFoundException' {
            return [System.Management.Automation.CommandNotFoundException]::new($Message)
        }
        'System.Management.Automation.ParameterBindingException' {
            return [System.Management.Automation.ParameterBindingException]::new($Message)
        }
        'System.Management.Automation.PSInvalidOperationException' {
            return [System.Management.Automation.PSInvalidOperationException]::new($Message)
        }
        default {
            return [System.Exception]::new('Ex6F9304|' + $Type + '|' + $Message)
        }
    }
}

function Write-ErrorMessage {
    [CmdletBinding()]
    param([int] $Status, [string] $Text)
    if ($Status -eq 401 -or $Status -eq 429 -or $Status -ge 500) {
        $words = 'Response status code does not indicate success: ' + $Status + '.'
        if ($Status -eq 401) {
            $words = 'UnAuthorized'
        }
        Write-Error -Exception ([System.Exception]::new($words)) -ErrorId ('Http' + $Status)
        return
    }
    $failure = (ConvertFrom-Json -InputObject $Text).error
    $id = $failure.fullyQualifiedErrorId -replace ',Write-ErrorMessage$', ''
    $exception = Get-PracticeException -Type $failure.type -Message $failure.message
    Write-Error -Exception $exception -ErrorId $id -Category $failure.category
}
