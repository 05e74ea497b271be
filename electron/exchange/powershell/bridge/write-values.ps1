# From what cmdlets put out to JSON in plain ASCII (WireValue in protocol.ts). ConvertTo-Json is not used: its two
# versions write dates, single items, depth and other alphabets differently.

$deepest = 8

function Add-JsonText {
    param([System.Text.StringBuilder] $Builder, [string] $Text)
    [void] $Builder.Append('"')
    if ($Text -cmatch '^[ !#-\[\]-~]*\z') {
        [void] $Builder.Append($Text)
    } else {
        foreach ($character in $Text.ToCharArray()) {
            $code = [int] $character
            if ($code -ge 32 -and $code -le 126 -and $code -ne 34 -and $code -ne 92) {
                [void] $Builder.Append($character)
            } else {
                [void] $Builder.Append('\u' + $code.ToString('x4'))
            }
        }
    }
    [void] $Builder.Append('"')
}

function Add-JsonTagged {
    param([System.Text.StringBuilder] $Builder, [string] $Tag, [string] $Text)
    [void] $Builder.Append('{"$":"' + $Tag + '","v":')
    Add-JsonText -Builder $Builder -Text $Text
    [void] $Builder.Append('}')
}

# Times without a zone are taken as UTC: Exchange's are, where their names do not say otherwise.
function Add-JsonDate {
    param([System.Text.StringBuilder] $Builder, [datetime] $Date)
    $utc = $Date
    if ($Date.Kind -eq [System.DateTimeKind]::Local) {
        $utc = $Date.ToUniversalTime()
    }
    $text = $utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", [System.Globalization.CultureInfo]::InvariantCulture)
    Add-JsonTagged -Builder $Builder -Tag 'date' -Text $text
}

# Numbers that JavaScript would round travel as text.
function Add-JsonNumber {
    param([System.Text.StringBuilder] $Builder, $Number)
    $invariant = [System.Globalization.CultureInfo]::InvariantCulture
    $text = $Number.ToString($invariant)
    if ($Number -is [double] -or $Number -is [single]) {
        if ([double]::IsNaN($Number) -or [double]::IsInfinity($Number)) {
            Add-JsonText -Builder $Builder -Text $text
        } else {
            [void] $Builder.Append($Number.ToString('R', $invariant))
        }
    } elseif ($Number -is [decimal]) {
        Add-JsonTagged -Builder $Builder -Tag 'decimal' -Text $text
    } elseif ($text.TrimStart('-').Length -le 15) {
        [void] $Builder.Append($text)
    } else {
        Add-JsonTagged -Builder $Builder -Tag 'long' -Text $text
    }
}

function Test-Number {
    param($Value)
    return (
        $Value -is [int] -or $Value -is [long] -or $Value -is [double] -or $Value -is [decimal] -or
        $Value -is [uint32] -or $Value -is [uint64] -or $Value -is [int16] -or $Value -is [uint16] -or
        $Value -is [byte] -or $Value -is [sbyte] -or $Value -is [single]
    )
}

# Whatever has no word of its own becomes the text that PowerShell would show.
function Add-JsonValue {
    param([System.Text.StringBuilder] $Builder, $Value, [int] $Depth)
    if ($null -eq $Value -or $Value -is [System.DBNull]) {
        [void] $Builder.Append('null')
    } elseif ($Value -is [string]) {
        Add-JsonText -Builder $Builder -Text $Value
    } elseif ($Value -is [bool] -or $Value -is [System.Management.Automation.SwitchParameter]) {
        $word = if ($Value) { 'true' } else { 'false' }
        [void] $Builder.Append($word)
    } elseif ($Value -is [System.Enum]) {
        Add-JsonTagged -Builder $Builder -Tag 'enum' -Text ([string] $Value)
    } elseif (Test-Number -Value $Value) {
        Add-JsonNumber -Builder $Builder -Number $Value
    } elseif ($Value -is [datetime]) {
        Add-JsonDate -Builder $Builder -Date $Value
    } elseif ($Value -is [System.DateTimeOffset]) {
        Add-JsonDate -Builder $Builder -Date $Value.UtcDateTime
    } elseif ($Value -is [guid]) {
        Add-JsonTagged -Builder $Builder -Tag 'guid' -Text ([string] $Value)
    } elseif ($Depth -lt $deepest -and $Value -is [System.Collections.IDictionary]) {
        Add-JsonDictionary -Builder $Builder -Dictionary $Value -Depth ($Depth + 1)
    } elseif ($Depth -lt $deepest -and $Value -is [System.Collections.IEnumerable]) {
        Add-JsonList -Builder $Builder -List $Value -Depth ($Depth + 1)
    } elseif ($Depth -lt $deepest -and $Value -is [System.Management.Automation.PSCustomObject]) {
        [void] $Builder.Append('{"$":"object","v":')
        Add-JsonProperties -Builder $Builder -Object $Value -Depth ($Depth + 1)
        [void] $Builder.Append('}')
    } else {
        Add-JsonText -Builder $Builder -Text ([string] $Value)
    }
}

function Add-JsonList {
    param([System.Text.StringBuilder] $Builder, $List, [int] $Depth)
    [void] $Builder.Append('[')
    $separator = ''
    foreach ($item in $List) {
        [void] $Builder.Append($separator)
        Add-JsonValue -Builder $Builder -Value $item -Depth $Depth
        $separator = ','
    }
    [void] $Builder.Append(']')
}

function Add-JsonDictionary {
    param([System.Text.StringBuilder] $Builder, $Dictionary, [int] $Depth)
    [void] $Builder.Append('{"$":"object","v":{')
    $separator = ''
    foreach ($entry in $Dictionary.GetEnumerator()) {
        [void] $Builder.Append($separator)
        Add-JsonText -Builder $Builder -Text ([string] $entry.Key)
        [void] $Builder.Append(':')
        Add-JsonValue -Builder $Builder -Value $entry.Value -Depth $Depth
        $separator = ','
    }
    [void] $Builder.Append('}}')
}

# A property that cannot be read counts as null. With names in `Only` the others are not even looked at.
function Add-JsonProperties {
    param([System.Text.StringBuilder] $Builder, $Object, [int] $Depth, $Only)
    [void] $Builder.Append('{')
    $separator = ''
    foreach ($property in $Object.PSObject.Properties) {
        if ($null -ne $Only -and $Only.Count -gt 0 -and $Only -notcontains $property.Name) {
            continue
        }
        $value = $null
        try {
            $value = $property.Value
        } catch {
            $value = $null
        }
        [void] $Builder.Append($separator)
        Add-JsonText -Builder $Builder -Text $property.Name
        [void] $Builder.Append(':')
        Add-JsonValue -Builder $Builder -Value $value -Depth $Depth
        $separator = ','
    }
    [void] $Builder.Append('}')
}

# One object of a cmdlet's output: its properties, or the value itself where it has no properties of its own.
function Add-JsonRow {
    param([System.Text.StringBuilder] $Builder, $Row, $Only)
    $isValue = $Row -is [string] -or $Row -is [System.ValueType] -or $Row -is [System.Collections.IEnumerable]
    if ($isValue) {
        Add-JsonValue -Builder $Builder -Value $Row -Depth 0
    } else {
        Add-JsonProperties -Builder $Builder -Object $Row -Depth 0 -Only $Only
    }
}
