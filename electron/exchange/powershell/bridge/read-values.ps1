# From JSON to what PowerShell's parameters take (WireValue in protocol.ts).

# PowerShell 7 makes dates of texts that look like one. So every text gets a sign in front before it is parsed, names
# too, and Get-Field and ConvertFrom-Wire take it off again.
function ConvertFrom-Line {
    param([string] $Line)
    $guarded = [regex]::Replace($Line, '"((?:[^"\\]|\\.)*)"', '"~$1"')
    return ConvertFrom-Json -InputObject $guarded
}

# True for what JSON calls an object.
function Test-JsonObject {
    param($Value)
    return $Value -is [System.Management.Automation.PSCustomObject]
}

# A member of a JSON object, null where it is missing. The comma keeps a list from being unrolled.
function Get-Field {
    param($Object, [string] $Name)
    $field = $Object.PSObject.Properties['~' + $Name]
    if ($null -eq $field) {
        return $null
    }
    return , $field.Value
}

# A member that is a text; null where it is missing or something else.
function Get-TextField {
    param($Object, [string] $Name)
    $value = Get-Field -Object $Object -Name $Name
    if ($value -isnot [string]) {
        return $null
    }
    return $value.Substring(1)
}

# A member that is a whole number; null where it is missing or something else.
function Get-NumberField {
    param($Object, [string] $Name)
    $value = Get-Field -Object $Object -Name $Name
    if ($value -is [int]) {
        return $value
    }
    if ($value -is [long] -and $value -ge [int]::MinValue -and $value -le [int]::MaxValue) {
        return [int] $value
    }
    return $null
}

function ConvertFrom-Wire {
    param($Value)
    if ($null -eq $Value) {
        return $null
    }
    if ($Value -is [string]) {
        return $Value.Substring(1)
    }
    if ($Value -is [array]) {
        $items = [System.Collections.Generic.List[object]]::new()
        foreach ($item in $Value) {
            $items.Add((ConvertFrom-Wire -Value $item))
        }
        return , $items.ToArray()
    }
    if (Test-JsonObject -Value $Value) {
        return ConvertFrom-Tagged -Value $Value
    }
    # PowerShell 7 reads every whole number as a long.
    if ($Value -is [long] -and $Value -ge [int]::MinValue -and $Value -le [int]::MaxValue) {
        return [int] $Value
    }
    return $Value
}

function ConvertFrom-Tagged {
    param($Value)
    $tag = Get-TextField -Object $Value -Name '$'
    $text = Get-TextField -Object $Value -Name 'v'
    $invariant = [System.Globalization.CultureInfo]::InvariantCulture
    switch -CaseSensitive ("$tag") {
        'date' {
            return [datetime]::Parse($text, $invariant, [System.Globalization.DateTimeStyles]::RoundtripKind)
        }
        'guid' {
            return [guid]::Parse($text)
        }
        'enum' {
            return $text
        }
        'long' {
            return [long]::Parse($text, $invariant)
        }
        'decimal' {
            return [decimal]::Parse($text, $invariant)
        }
        'change' {
            return ConvertFrom-Change -Lists (Get-Field -Object $Value -Name 'v')
        }
        default {
            Stop-Request -Id 'UnknownValue' -Message 'A value of this kind cannot be passed to a cmdlet.'
        }
    }
}

# What multi-valued properties take: @{ Add = ...; Remove = ... }.
function ConvertFrom-Change {
    param($Lists)
    if (-not (Test-JsonObject -Value $Lists)) {
        Stop-Request -Id 'UnknownValue' -Message 'A change needs its lists.'
    }
    $change = @{}
    foreach ($side in @('Add', 'Remove')) {
        $name = $side.ToLowerInvariant()
        $given = Get-Field -Object $Lists -Name $name
        $items = ConvertFrom-Wire -Value $given
        if ($null -ne $items -and $items.Length -gt 0) {
            $change[$side] = [string[]] $items
        }
    }
    return $change
}
