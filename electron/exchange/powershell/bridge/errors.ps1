# Failures as PowerShell's error records tell them (BridgeFailure in protocol.ts).

# Ends the request that runs, for a reason of the bridge's own.
function Stop-Request {
    param([string] $Id, [string] $Message)
    $exception = [System.InvalidOperationException]::new($Message)
    $category = [System.Management.Automation.ErrorCategory]::InvalidOperation
    throw [System.Management.Automation.ErrorRecord]::new($exception, 'SendwrightBridge.' + $Id, $category, $null)
}

# Access tokens stand in requests that modules like to quote.
function Hide-Token {
    param([string] $Text)
    $hidden = [regex]::Replace($Text, 'eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*', '(token)')
    return [regex]::Replace($hidden, '(?i)\bbearer\s+[A-Za-z0-9._~+/=-]{16,}', 'Bearer (token)')
}

# What a method of .NET threw, without PowerShell's wrapping.
function Get-Cause {
    param([System.Exception] $Exception)
    $cause = $Exception
    while ($null -ne $cause.InnerException) {
        $isWrapping = $cause -is [System.Management.Automation.MethodInvocationException] -or
            $cause -is [System.Management.Automation.CmdletInvocationException] -or
            $cause -is [System.AggregateException]
        if (-not $isWrapping) {
            break
        }
        $cause = $cause.InnerException
    }
    return $cause
}

# Exchange hides its own exception's type in the message as `|Namespace.Type|text`: that message is kept whole.
function Get-Message {
    param([System.Management.Automation.ErrorRecord] $Record, [System.Exception] $Cause)
    $details = $Record.ErrorDetails
    if ($null -eq $details -or [string]::IsNullOrEmpty($details.Message)) {
        return $Cause.Message
    }
    if ($Cause.Message -match '\|[\w.+]+\|') {
        return $Cause.Message
    }
    return $details.Message
}

function Get-Failure {
    param([System.Management.Automation.ErrorRecord] $Record, [string] $Cmdlet)
    $cause = Get-Cause -Exception $Record.Exception
    return [pscustomobject] @{
        type = $cause.GetType().FullName
        fullyQualifiedErrorId = Hide-Token -Text $Record.FullyQualifiedErrorId
        category = $Record.CategoryInfo.Category.ToString()
        message = Hide-Token -Text (Get-Message -Record $Record -Cause $cause)
        cmdlet = $Cmdlet
    }
}
