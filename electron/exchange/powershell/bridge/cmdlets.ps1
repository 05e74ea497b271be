# The allow-list: every cmdlet that a request may name, with the only parameters it may give. What is not here cannot
# be run through the bridge, whoever writes the requests. docs/powershell.md says how to change it.
$allowedCmdlets = @{
    # Pointers to service principals
    'Get-ServicePrincipal' = @('Identity')
    'New-ServicePrincipal' = @('AppId', 'ObjectId', 'DisplayName')
    'Set-ServicePrincipal' = @('Identity', 'DisplayName')
    'Remove-ServicePrincipal' = @('Identity', 'Confirm')

    # Scopes and role assignments
    'Get-ManagementScope' = @('Identity', 'Orphan')
    'New-ManagementScope' = @('Name', 'RecipientRestrictionFilter')
    'Set-ManagementScope' = @('Identity', 'RecipientRestrictionFilter')
    'Remove-ManagementScope' = @('Identity', 'Confirm')
    'Get-ManagementRole' = @('Identity')
    'Get-ManagementRoleAssignment' = @('Identity', 'RoleAssignee', 'Role')
    'New-ManagementRoleAssignment' = @(
        'Name', 'Role', 'App', 'CustomResourceScope', 'RecipientGroupScope', 'RecipientAdministrativeUnitScope'
    )
    'Remove-ManagementRoleAssignment' = @('Identity', 'Confirm')
    'Test-ServicePrincipalAuthorization' = @('Identity', 'Resource')

    # Access policies
    'Get-ApplicationAccessPolicy' = @('Identity')
    'New-ApplicationAccessPolicy' = @('AppId', 'PolicyScopeGroupId', 'AccessRight', 'Description')
    'Remove-ApplicationAccessPolicy' = @('Identity', 'Confirm')
    'Test-ApplicationAccessPolicy' = @('Identity', 'AppId')

    # Mailboxes and other recipients
    'Get-Recipient' = @('Identity', 'Filter', 'ResultSize')
    'Get-Mailbox' = @('Identity', 'Filter', 'ResultSize')
    'New-Mailbox' = @('Shared', 'Name', 'Alias', 'DisplayName', 'PrimarySmtpAddress')
    'Set-Mailbox' = @('Identity', 'AccountDisabled')
    'Remove-Mailbox' = @('Identity', 'Confirm')
    'Get-MailboxFolderStatistics' = @('Identity', 'FolderScope')
    'Get-MailboxStatistics' = @('Identity')
    'Get-MailboxPermission' = @('Identity')
    'Get-RecipientPermission' = @('Identity')
    'Get-MailboxAuditBypassAssociation' = @('Identity')

    # Mail-enabled security groups
    'Get-DistributionGroup' = @('Identity')
    'New-DistributionGroup' = @(
        'Name', 'Alias', 'Type', 'PrimarySmtpAddress', 'Members', 'ManagedBy',
        'MemberJoinRestriction', 'MemberDepartRestriction', 'RequireSenderAuthenticationEnabled'
    )
    'Set-DistributionGroup' = @(
        'Identity', 'HiddenFromAddressListsEnabled', 'ManagedBy', 'BypassSecurityGroupManagerCheck',
        'MemberJoinRestriction', 'MemberDepartRestriction', 'RequireSenderAuthenticationEnabled'
    )
    'Remove-DistributionGroup' = @('Identity', 'BypassSecurityGroupManagerCheck', 'Confirm')
    'Get-DistributionGroupMember' = @('Identity', 'ResultSize')
    'Add-DistributionGroupMember' = @('Identity', 'Member', 'BypassSecurityGroupManagerCheck')
    'Remove-DistributionGroupMember' = @('Identity', 'Member', 'BypassSecurityGroupManagerCheck', 'Confirm')

    # The organisation, what it records, and the message trace
    'Get-OrganizationConfig' = @()
    'Enable-OrganizationCustomization' = @('Confirm')
    'Get-AcceptedDomain' = @('Identity')
    'Get-AdminAuditLogConfig' = @()
    'Get-MessageTraceV2' = @(
        'SenderAddress', 'RecipientAddress', 'StartDate', 'EndDate', 'Subject', 'SubjectFilterType', 'MessageId',
        'MessageTraceId', 'Status', 'StartingRecipientAddress', 'ResultSize'
    )
    'Search-UnifiedAuditLog' = @(
        'StartDate', 'EndDate', 'FreeText', 'Operations', 'RecordType', 'ResultSize', 'SessionId', 'SessionCommand'
    )
    'Get-MessageTraceDetailV2' = @('MessageTraceId', 'RecipientAddress', 'StartDate', 'EndDate')
}

# A role assignment of an application without one of these is tenant-wide.
$assignmentScopes = @('CustomResourceScope', 'RecipientGroupScope', 'RecipientAdministrativeUnitScope')

function Get-CmdletNames {
    return , [string[]] @($allowedCmdlets.Keys | Sort-Object)
}

function Assert-Allowed {
    param([string] $Cmdlet, [hashtable] $Parameters)
    if (-not $allowedCmdlets.ContainsKey($Cmdlet)) {
        Stop-Request -Id 'CmdletNotAllowed' -Message 'The bridge does not run this cmdlet.'
    }
    # Through PSBase: a parameter called Keys would stand in front of the table's own names.
    foreach ($name in $Parameters.PSBase.Keys) {
        if ($allowedCmdlets[$Cmdlet] -notcontains $name) {
            Stop-Request -Id 'ParameterNotAllowed' -Message ('The bridge does not pass -' + $name + ' to this cmdlet.')
        }
    }
    if ($Cmdlet -eq 'New-ManagementRoleAssignment') {
        Assert-Scoped -Parameters $Parameters
    }
}

function Assert-Scoped {
    param([hashtable] $Parameters)
    foreach ($name in $assignmentScopes) {
        if ($Parameters[$name] -is [string] -and $Parameters[$name].Trim() -ne '') {
            return
        }
    }
    Stop-Request -Id 'NoScope' -Message 'A role assignment without a scope would be tenant-wide; the bridge refuses it.'
}
