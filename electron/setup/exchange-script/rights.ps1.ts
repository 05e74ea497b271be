/** Fixed functions for the organisation, the pointer, the role assignment and the access policy. Hold no data. */
export const customizeText = String.raw`# Role assignments need the organisation to be customised once (it cannot be undone).
function Confirm-Customization {
    $organization = Get-OrganizationConfig -ErrorAction Stop
    if (-not $organization.IsDehydrated) {
        Write-InPlace 'organisation customised'
        return
    }
    if (Test-MayChange 'enable customization of the organisation') {
        Enable-OrganizationCustomization -ErrorAction Stop
        Write-Done
    }
}
`;

export const pointerText = String.raw`# Makes the Entra service principal known to Exchange, by its own object id and never by the registration's.
function Confirm-Pointer {
    param([string] $AppId, [string] $ObjectId, [string] $DisplayName)
    $found = @(Get-ServicePrincipal -ErrorAction Stop | Where-Object { [string] $_.AppId -eq $AppId -or [string] $_.ObjectId -eq $ObjectId })
    $wrong = @($found | Where-Object { [string] $_.AppId -ne $AppId -or [string] $_.ObjectId -ne $ObjectId })
    if ($wrong.Count -gt 0) {
        throw ('A service principal of Exchange leads to another object (' + [string] $wrong[0].ObjectId + '). It was left alone; let Sendwright replace it.')
    }
    if ($found.Count -gt 0) {
        Write-InPlace 'service principal'
        return
    }
    if (Test-MayChange 'make the service principal known to Exchange') {
        $null = New-ServicePrincipal -AppId $AppId -ObjectId $ObjectId -DisplayName $DisplayName -ErrorAction Stop
        Write-Done
    }
}
`;

export const assignmentText = String.raw`# The role assignments of the application; none where Exchange does not know it yet.
function Get-AssignmentOf {
    param([string] $ObjectId)
    $columns = @('Name', 'Role', 'CustomResourceScope')
    try {
        return @(Get-ManagementRoleAssignment -RoleAssignee $ObjectId -ErrorAction Stop | Select-Object -Property $columns)
    }
    catch {
        if (-not (Test-Missing $_)) {
            throw
        }
        return @()
    }
}

# Assigns the role within the scope. Without a scope it would be for the whole tenant: never done.
function Confirm-RoleAssignment {
    param([string] $Name, [string] $Role, [string] $ObjectId, [string] $ScopeName)
    if ($ScopeName -notmatch '\S') {
        throw 'A role assignment without a scope would be tenant-wide. Nothing was assigned.'
    }
    $own = @(Get-AssignmentOf -ObjectId $ObjectId | Where-Object { [string] $_.Role -eq $Role })
    foreach ($other in @($own | Where-Object { [string] $_.CustomResourceScope -ne $ScopeName })) {
        Write-Warning ('The application also holds this role by ' + [string] $other.Name + '. Whoever sent you this script should look at it.')
    }
    if (@($own | Where-Object { [string] $_.CustomResourceScope -eq $ScopeName }).Count -gt 0) {
        Write-InPlace ('role assignment within the scope ' + $ScopeName)
        return
    }
    if (-not (Test-MayChange ('assign the role ' + $Role + ' within the scope ' + $ScopeName))) {
        return
    }
    $scope = @(Get-ManagementScope -ErrorAction Stop | Where-Object { $_.Name -eq $ScopeName })
    if ($scope.Count -ne 1) {
        throw ('There is no management scope ' + $ScopeName + '. Nothing was assigned.')
    }
    $null = New-ManagementRoleAssignment -Name $Name -Role $Role -App $ObjectId -CustomResourceScope $ScopeName -ErrorAction Stop
    Write-Done
}
`;

export const policyText = String.raw`# Restricts the application to the members of the group (an application access policy).
function Confirm-AccessPolicy {
    param([string] $AppId, [string] $GroupName, [string] $GroupAddress)
    $found = @()
    try {
        $found = @(Get-ApplicationAccessPolicy -ErrorAction Stop)
    }
    catch {
        if (-not (Test-Missing $_)) {
            throw
        }
    }
    $own = @($found | Where-Object { [string] $_.AppId -eq $AppId -and [string] $_.ScopeName -eq $GroupName -and [string] $_.AccessRight -match 'Restrict' })
    if ($own.Count -gt 0) {
        Write-InPlace ('access policy for ' + $GroupName)
        return
    }
    if (Test-MayChange ('restrict the application to the members of ' + $GroupName)) {
        $null = New-ApplicationAccessPolicy -AppId $AppId -PolicyScopeGroupId $GroupAddress -AccessRight 'RestrictAccess' -Description '.' -ErrorAction Stop
        Write-Done
    }
}
`;
