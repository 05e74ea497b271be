# Reads standard input in a thread of its own, so that its end is noticed while a cmdlet runs.
param([hashtable] $State)

Set-StrictMode -Version Latest

$graceMs = 3000
try {
    $utf8 = [System.Text.UTF8Encoding]::new($false)
    $reader = [System.IO.StreamReader]::new($State.Source, $utf8)
    while ($true) {
        $line = $reader.ReadLine()
        if ($null -eq $line) {
            break
        }
        if ($line.Trim() -ne '') {
            $State.Lines.Add($line)
        }
    }
} finally {
    # The app is gone. An idle bridge ends at once; a cmdlet gets a moment, then the process is ended.
    $State.Lines.Add('')
    [System.Threading.Thread]::Sleep($graceMs)
    [System.Diagnostics.Process]::GetCurrentProcess().Kill()
}
