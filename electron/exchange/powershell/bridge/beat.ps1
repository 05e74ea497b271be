# Signs of life while a request runs, from a thread of its own: the main one is busy then.
param([hashtable] $State)

Set-StrictMode -Version Latest

. "$PSScriptRoot/frames.ps1"

$count = 0
while ($true) {
    [System.Threading.Thread]::Sleep($State.BeatMs)
    $count = $count + 1
    Send-Beat -State $State -Count $count
}
