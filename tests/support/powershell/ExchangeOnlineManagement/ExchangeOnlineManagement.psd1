@{
    RootModule = 'ExchangeOnlineManagement.psm1'
    ModuleVersion = '3.9.2'
    GUID = '3a6f0b62-0d0e-4a53-9a0b-6d0c4c2f7f11'
    Author = 'Sendwright'
    Description = 'Stands in for ExchangeOnlineManagement in tests: its cmdlets speak to a practice tenant.'
    PowerShellVersion = '5.1'
    FunctionsToExport = @(
        'Connect-ExchangeOnline',
        'Get-ConnectionInformation',
        'Disconnect-ExchangeOnline',
        'Invoke-PracticeCmdlet'
    )
    CmdletsToExport = @()
    VariablesToExport = @()
    AliasesToExport = @()
    PrivateData = @{ SendwrightStandIn = $true }
}
