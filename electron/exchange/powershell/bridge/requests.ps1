# One request: read it, do it, answer it. Whatever goes wrong on the way is the answer.

function Invoke-Request {
    param([hashtable] $State, [string] $Line)
    $outcome = New-Outcome
    $about = @{ Id = 0; Operation = ''; Name = 'request' }
    try {
        $request = ConvertFrom-Line -Line $Line
        Read-About -Request $request -About $about
        $State.RequestId = $about.Id
        Invoke-Operation -State $State -Request $request -Operation $about.Operation -Outcome $outcome
        $json = Get-AnswerJson -Id $about.Id -Outcome $outcome
    } catch {
        $failure = Get-Failure -Record $_ -Cmdlet $about.Name
        $json = Get-FailureJson -Id $about.Id -Failure $failure -Outcome $outcome
    }
    if ($State.Word -eq '') {
        # Without the word of a hello nothing that is said here could be told from noise.
        [System.Console]::Error.WriteLine('sendwright-bridge: NoHello')
        [System.Environment]::Exit(65)
    }
    Send-Reply -State $State -Json $json
}

# What was asked for is done: that its rows cannot be written must not look as if it had failed.
function Get-AnswerJson {
    param([int] $Id, [hashtable] $Outcome)
    try {
        return Get-SuccessJson -Id $Id -Outcome $Outcome
    } catch {
        Stop-Request -Id 'Unwritable' -Message ('The reply cannot be written: ' + $_.Exception.Message)
    }
}

# Id 0 answers what cannot be read: no request has it.
function Read-About {
    param($Request, [hashtable] $About)
    if (-not (Test-JsonObject -Value $Request)) {
        Stop-Request -Id 'BadRequest' -Message 'A request is a JSON object.'
    }
    $id = Get-NumberField -Object $Request -Name 'id'
    $operation = Get-TextField -Object $Request -Name 'op'
    if ($null -eq $id -or [string]::IsNullOrEmpty($operation)) {
        Stop-Request -Id 'BadRequest' -Message 'A request has an id and an op.'
    }
    $About.Id = $id
    $About.Operation = $operation
    $About.Name = $operation
    $cmdlet = Get-TextField -Object $Request -Name 'cmdlet'
    if (-not [string]::IsNullOrEmpty($cmdlet)) {
        $About.Name = $cmdlet
    }
}

function Invoke-Operation {
    param([hashtable] $State, $Request, [string] $Operation, [hashtable] $Outcome)
    if (($State.Word -eq '') -ne ($Operation -ceq 'hello')) {
        Stop-Request -Id 'BadRequest' -Message 'The first request is hello, and no other.'
    }
    switch -CaseSensitive ($Operation) {
        'hello' {
            Open-Session -State $State -Request $Request -Outcome $Outcome
        }
        'load' {
            Import-Exchange -State $State -Request $Request -Outcome $Outcome
        }
        'connect' {
            Connect-Exchange -State $State -Request $Request -Outcome $Outcome
        }
        'connection' {
            Read-Connections -State $State -Outcome $Outcome
        }
        'invoke' {
            Invoke-Exchange -State $State -Request $Request -Outcome $Outcome
        }
        'disconnect' {
            Disconnect-Exchange -State $State -Outcome $Outcome
        }
        default {
            Stop-Request -Id 'BadRequest' -Message 'The bridge knows no such op.'
        }
    }
}

function Open-Session {
    param([hashtable] $State, $Request, [hashtable] $Outcome)
    Set-Word -State $State -Request $Request
    if ((Get-NumberField -Object $Request -Name 'protocol') -ne 1) {
        Stop-Request -Id 'OtherProtocol' -Message 'The bridge speaks version 1 of the protocol.'
    }
    Set-Beat -State $State -Request $Request
    Start-Helper -File 'beat.ps1' -State $State
    $Outcome.Rows.Add((Get-Hello))
}
