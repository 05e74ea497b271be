# Frames (protocol.ts): JSON in plain ASCII on a line of its own, behind a mark that nothing else can know.

# The caller holds the gate. The line break in front ends whatever a module has printed.
function Write-Frame {
    param([hashtable] $State, [string] $Json)
    $text = "`n" + '#sendwright:' + $State.Word + '#' + $Json + "`n"
    $bytes = [System.Text.Encoding]::ASCII.GetBytes($text)
    $State.Target.Write($bytes, 0, $bytes.Length)
    $State.Target.Flush()
}

# The reply to the request that runs; no beat of it can follow.
function Send-Reply {
    param([hashtable] $State, [string] $Json)
    $State.Gate.Wait()
    try {
        $State.RequestId = $null
        Write-Frame -State $State -Json $Json
    } finally {
        [void] $State.Gate.Release()
    }
}

# Nothing while no request runs.
function Send-Beat {
    param([hashtable] $State, [int] $Count)
    $State.Gate.Wait()
    try {
        if ($null -ne $State.RequestId) {
            $json = '{"beat":' + $Count + ',"id":' + $State.RequestId + '}'
            Write-Frame -State $State -Json $json
        }
    } finally {
        [void] $State.Gate.Release()
    }
}
