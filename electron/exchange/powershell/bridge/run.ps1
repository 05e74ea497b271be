# Runs one command and sorts what it writes.

# What a request leads to: rows of output, and the warnings on the way. Of each row only `Fields` are told where any are
# named: a mailbox has two hundred properties.
function New-Outcome {
    return @{
        Rows = [System.Collections.Generic.List[object]]::new()
        Warnings = [System.Collections.Generic.List[string]]::new()
        Fields = [System.Collections.Generic.List[string]]::new()
    }
}

# An error that does not end the cmdlet by itself ends it here: half an answer must not look like a whole one.
# Verbose, debug and information records are dropped.
function Add-Output {
    param([hashtable] $Outcome, $Item)
    if ($null -eq $Item) {
        return
    }
    if ($Item -is [System.Management.Automation.ErrorRecord]) {
        throw $Item
    }
    if ($Item -is [System.Management.Automation.WarningRecord]) {
        $Outcome.Warnings.Add((Hide-Token -Text $Item.Message))
        return
    }
    $isTalk = $Item -is [System.Management.Automation.VerboseRecord] -or
        $Item -is [System.Management.Automation.DebugRecord] -or
        $Item -is [System.Management.Automation.InformationRecord]
    if (-not $isTalk) {
        $Outcome.Rows.Add($Item)
    }
}

# The parameters are named and come as values, never as text that PowerShell would read.
function Invoke-Sorted {
    param([System.Management.Automation.CommandInfo] $Command, [hashtable] $Parameters, [hashtable] $Outcome)
    & $Command @Parameters *>&1 | ForEach-Object -Process {
        Add-Output -Outcome $Outcome -Item $_
    }
}
