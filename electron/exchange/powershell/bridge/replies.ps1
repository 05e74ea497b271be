# The JSON of a whole reply.

function Get-WarningsJson {
    param([hashtable] $Outcome)
    $builder = [System.Text.StringBuilder]::new()
    Add-JsonList -Builder $builder -List $Outcome.Warnings -Depth 0
    return $builder.ToString()
}

function Get-SuccessJson {
    param([int] $Id, [hashtable] $Outcome)
    $builder = [System.Text.StringBuilder]::new()
    [void] $builder.Append('{"id":' + $Id + ',"ok":true,"result":[')
    $separator = ''
    foreach ($row in $Outcome.Rows) {
        [void] $builder.Append($separator)
        Add-JsonRow -Builder $builder -Row $row -Only $Outcome.Fields
        $separator = ','
    }
    [void] $builder.Append('],"warnings":' + (Get-WarningsJson -Outcome $Outcome) + '}')
    return $builder.ToString()
}

function Get-FailureJson {
    param([int] $Id, $Failure, [hashtable] $Outcome)
    $builder = [System.Text.StringBuilder]::new()
    [void] $builder.Append('{"id":' + $Id + ',"ok":false,"error":')
    Add-JsonRow -Builder $builder -Row $Failure
    [void] $builder.Append(',"warnings":' + (Get-WarningsJson -Outcome $Outcome) + '}')
    return $builder.ToString()
}
