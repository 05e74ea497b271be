import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Functions that answer for the module's cmdlets with what a test needs of a real PowerShell. */
const body = `
function Connect-ExchangeOnline {
    [CmdletBinding()]
    param([string] $AccessToken, [string[]] $CommandName, [switch] $ShowBanner, [switch] $SkipLoadingFormatData)
    $global:EchoConnected = $true
    if ($AccessToken -like 'eyJ*') {
        throw [System.Exception]::new('refused: Bearer ' + $AccessToken)
    }
}
function Get-ConnectionInformation {
    [CmdletBinding()]
    param()
    if (Test-Path -Path 'variable:global:EchoConnected') {
        [pscustomobject] @{ TenantID = 'x'; State = 'Connected' }
    }
}
function Disconnect-ExchangeOnline {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param()
    Remove-Variable -Name 'EchoConnected' -Scope 'Global'
}
enum EchoKind {
    First
    Second
}
function Get-Recipient {
    [CmdletBinding()]
    param($Identity, $Filter, $ResultSize)
    Write-Warning -Message 'careful'
    Write-Verbose -Message 'talk' -Verbose
    Write-Host -Object 'on the host'
    [pscustomobject] @{
        Given = $Identity
        Type = if ($null -eq $Identity) { 'null' } else { $Identity.GetType().FullName }
        Size = $ResultSize
        Guid = [guid] '6f1c2d3e-4a5b-4c6d-8e7f-901234567890'
        Date = [datetime]::new(2026, 11, 21, 10, 0, 0, [System.DateTimeKind]::Utc)
        Kind = [EchoKind]::Second
        Long = [long]::MaxValue
        Decimal = [decimal] 1.25
        Double = 0.5
        Yes = $true
        None = $null
        Empty = @()
        One = @('only')
        List = [System.Collections.ArrayList] @('a', 'b')
        Nested = [pscustomobject] @{ Inner = @(1) }
        Other = [version] '1.2.3'
        Text = [string] [char] 228 + [char] 34 + [char] 92 + [char] 10 + [char] 8232
    }
}
function Get-Mailbox {
    [CmdletBinding()]
    param($Identity)
    if ($Identity -eq 'slow') {
        Start-Sleep -Seconds 2
    } elseif ($Identity -eq 'stuck') {
        Start-Sleep -Seconds 600
    } else {
        $text = 'Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|gone'
        Write-Error -Exception ([System.Exception]::new($text)) -ErrorId '[Server=X,RequestId=Y]'
    }
}
function Get-ServicePrincipal {
    [CmdletBinding()]
    param($Identity)
    $Identity.Nothing.AtAll
    'a text'
}
`;

/** Writes the module below `folder` and gives its manifest's path. */
export function placeEchoModule(folder: string, version = '3.9.2'): string {
  const target = join(folder, 'ExchangeOnlineManagement');
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'ExchangeOnlineManagement.psm1'), body);
  const manifest = join(target, 'ExchangeOnlineManagement.psd1');
  writeFileSync(
    manifest,
    `@{\n    RootModule = 'ExchangeOnlineManagement.psm1'\n    ModuleVersion = '${version}'\n    FunctionsToExport = '*'\n}\n`,
  );
  return manifest;
}
