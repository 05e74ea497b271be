# One cmdlet of the connection, from the allow-list.

# A command that the module made for the connection (in a module it calls tmpEXO_...), or one of its own; others of the
# same name are not looked at. Null where there is none: Exchange hides what the signed-in person may not use.
function Find-Command {
    param([string] $Name)
    $kinds = @('Function', 'Cmdlet')
    $found = @(Get-Command -Name $Name -CommandType $kinds -ListImported -ErrorAction SilentlyContinue)
    foreach ($command in $found) {
        if ($command.ModuleName -eq $moduleName -or $command.ModuleName -like 'tmpEXO_*') {
            return $command
        }
    }
    return $null
}

function Invoke-Exchange {
    param([hashtable] $State, $Request, [hashtable] $Outcome)
    $name = Get-TextField -Object $Request -Name 'cmdlet'
    $given = Get-Field -Object $Request -Name 'parameters'
    if ([string]::IsNullOrEmpty($name) -or -not (Test-JsonObject -Value $given)) {
        Stop-Request -Id 'BadRequest' -Message 'The request names no cmdlet or no parameters.'
    }
    $parameters = @{}
    foreach ($field in $given.PSObject.Properties) {
        $parameters[$field.Name.Substring(1)] = ConvertFrom-Wire -Value $field.Value
    }
    Assert-Allowed -Cmdlet $name -Parameters $parameters
    $fields = Get-Field -Object $Request -Name 'fields'
    if ($null -ne $fields) {
        foreach ($field in $fields) {
            $Outcome.Fields.Add([string] $field)
        }
    }
    if ($null -eq $State.Module) {
        Stop-Request -Id 'NoModule' -Message 'No module is loaded yet.'
    }
    $command = Find-Command -Name $name
    if ($null -eq $command) {
        Stop-Unknown -Name $name
    }
    $parameters['ErrorAction'] = 'Stop'
    Invoke-Sorted -Command $command -Parameters $parameters -Outcome $Outcome
}

# As PowerShell itself says it.
function Stop-Unknown {
    param([string] $Name)
    $text = 'The term ''' + $Name + ''' is not recognized as a name of a cmdlet of this connection.'
    $exception = [System.Management.Automation.CommandNotFoundException]::new($text)
    $category = [System.Management.Automation.ErrorCategory]::ObjectNotFound
    throw [System.Management.Automation.ErrorRecord]::new($exception, 'CommandNotFoundException', $category, $Name)
}
