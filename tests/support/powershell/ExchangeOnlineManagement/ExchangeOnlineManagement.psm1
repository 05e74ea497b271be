# Stands in for Microsoft's ExchangeOnlineManagement: the same commands, which speak to a practice tenant. It holds one
# connection. As in the real module, Exchange's cmdlets appear with the connection, in a module called tmpEXO_...

. "$PSScriptRoot/practice.ps1"
. "$PSScriptRoot/values.ps1"
. "$PSScriptRoot/errors.ps1"

$script:connection = $null

function Connect-ExchangeOnline {
    [CmdletBinding()]
    param(
        [string] $ConnectionUri,
        [string] $ExchangeEnvironmentName,
        [string] $DelegatedOrganization,
        [string[]] $CommandName,
        [string] $AccessToken,
        [switch] $Device,
        [switch] $DisableWAM,
        [string] $Organization,
        [switch] $ShowBanner,
        [switch] $SkipLoadingFormatData,
        [string] $UserPrincipalName
    )
    if ($Device) {
        Write-Host -Object 'To sign in, open https://microsoft.com/devicelogin and enter the code PRACTICE1.'
    }
    $made = New-PracticeConnection -Address $ConnectionUri -Token $AccessToken
    $answer = Send-Practice -Connection $made -Cmdlet 'Get-ConnectionInformation' -Parameters @{}
    if ($answer.Status -ne 200) {
        Write-ErrorMessage -Status $answer.Status -Text $answer.Text
        return
    }
    $made.Information = (ConvertFrom-Json -InputObject $answer.Text).result[0]
    $script:connection = $made
    $path = $PSScriptRoot + '/tmpEXO_practice.psm1'
    Import-Module -Name $path -Global -DisableNameChecking -Force -ArgumentList (, $CommandName)
}

function Get-ConnectionInformation {
    [CmdletBinding()]
    param()
    if ($null -eq $script:connection) {
        return
    }
    $expires = Get-TokenEnd -Token $script:connection.Token
    $status = 'Active'
    if ($expires -lt [datetime]::UtcNow) {
        $status = 'Expired'
    }
    $row = ConvertTo-Row -Json $script:connection.Information
    $row.TokenStatus = $status
    Add-Member -InputObject $row -MemberType NoteProperty -Name 'TokenExpiryTimeUTC' -Value $expires
    return $row
}

function Disconnect-ExchangeOnline {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param()
    $script:connection = $null
    Remove-Module -Name 'tmpEXO_practice' -ErrorAction SilentlyContinue
}

function Get-TokenEnd {
    param([string] $Token)
    $body = $Token.Split('.')[1].Replace('-', '+').Replace('_', '/')
    $padded = $body.PadRight($body.Length + (4 - $body.Length % 4) % 4, '=')
    $text = [System.Text.Encoding]::UTF8.GetString([System.Convert]::FromBase64String($padded))
    $claims = ConvertFrom-Json -InputObject $text
    return [System.DateTimeOffset]::FromUnixTimeSeconds([long] $claims.exp).UtcDateTime
}

# What every cmdlet of the connection does.
function Invoke-PracticeCmdlet {
    [CmdletBinding()]
    param([string] $Cmdlet, $Bound)
    $parameters = ConvertTo-Parameters -Bound $Bound
    $answer = Send-Practice -Connection $script:connection -Cmdlet $Cmdlet -Parameters $parameters
    if ($answer.Status -ne 200) {
        Write-ErrorMessage -Status $answer.Status -Text $answer.Text
        return
    }
    $document = ConvertFrom-Json -InputObject $answer.Text
    foreach ($warning in $document.warnings) {
        Write-Warning -Message $warning
    }
    foreach ($json in $document.result) {
        ConvertTo-Row -Json $json
    }
}
