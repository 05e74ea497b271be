# Values as the real module has them, in place of JSON's: so that what reads them meets the same types.

enum RecipientTypeDetails {
    UserMailbox
    SharedMailbox
    RoomMailbox
    EquipmentMailbox
    MailUser
    MailContact
    MailUniversalSecurityGroup
    MailUniversalDistributionGroup
    GroupMailbox
    RemoteUserMailbox
    DisabledUser
    User
}

enum RoleAssigneeType {
    User
    SecurityGroup
    RoleGroup
    ServicePrincipal
}

$guids = @('Guid', 'ExchangeGuid', 'ConnectionId', 'MessageTraceId')
$dates = @('WhenCreated', 'WhenCreatedUTC', 'WhenChanged', 'WhenChangedUTC', 'Received', 'Date', 'LastModifiedTime')

function ConvertTo-Typed {
    param([string] $Name, $Value)
    if ($Value -is [array]) {
        return , [System.Collections.ArrayList] $Value
    }
    if ($Value -isnot [string] -or $Value -eq '') {
        return $Value
    }
    $typed = $null
    if ($guids -contains $Name) {
        $typed = $Value -as [guid]
    } elseif ($dates -contains $Name) {
        $typed = ConvertTo-UtcDate -Text $Value
    } elseif ($Name -eq 'RecipientTypeDetails') {
        $typed = $Value -as [RecipientTypeDetails]
    } elseif ($Name -eq 'RoleAssigneeType') {
        $typed = $Value -as [RoleAssigneeType]
    }
    if ($null -eq $typed) {
        return $Value
    }
    return $typed
}

function ConvertTo-UtcDate {
    param([string] $Text)
    $style = [System.Globalization.DateTimeStyles]::RoundtripKind
    return [datetime]::Parse($Text, [System.Globalization.CultureInfo]::InvariantCulture, $style)
}

function ConvertTo-Row {
    param($Json)
    $row = [ordered] @{}
    foreach ($property in $Json.PSObject.Properties) {
        $row[$property.Name] = ConvertTo-Typed -Name $property.Name -Value $property.Value
    }
    return [pscustomobject] $row
}

# Bound parameters as the practice tenant takes them.
function ConvertTo-Parameters {
    param($Bound)
    $common = @('ErrorAction', 'ErrorVariable', 'WarningAction', 'WarningVariable', 'Verbose', 'Debug', 'OutVariable')
    $parameters = @{}
    foreach ($name in $Bound.Keys) {
        $value = $Bound[$name]
        if ($common -contains $name) {
            continue
        }
        if ($value -is [System.Management.Automation.SwitchParameter]) {
            $value = $value.ToBool()
        } elseif ($value -is [datetime]) {
            $value = $value.ToUniversalTime().ToString('o', [System.Globalization.CultureInfo]::InvariantCulture)
        } elseif ($value -is [guid]) {
            $value = $value.ToString()
        }
        $parameters[$name] = $value
    }
    return $parameters
}
