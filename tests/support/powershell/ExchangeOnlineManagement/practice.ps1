# The practice tenant's HTTPS. Exactly one CA is trusted, and for this client only.

function New-PracticeConnection {
    param([string] $Address, [string] $Token)
    $parts = $Address.Split('#')
    if ($parts.Length -ne 2 -or $Token -eq '') {
        throw [System.Exception]::new('The stand-in module needs a practice tenant (address#CA file) and an access token.')
    }
    $file = [System.Uri]::UnescapeDataString($parts[1])
    $authority = [System.Security.Cryptography.X509Certificates.X509Certificate2]::new($file)
    $client = $null
    if ($PSVersionTable.PSEdition -eq 'Core') {
        $client = New-TrustingClient -Authority $authority
    }
    return @{ Uri = $parts[0]; Token = $Token; Authority = $authority; Client = $client; Information = $null }
}

function New-TrustingClient {
    param([System.Security.Cryptography.X509Certificates.X509Certificate2] $Authority)
    $policy = [System.Security.Cryptography.X509Certificates.X509ChainPolicy]::new()
    $policy.TrustMode = [System.Security.Cryptography.X509Certificates.X509ChainTrustMode]::CustomRootTrust
    $policy.RevocationMode = [System.Security.Cryptography.X509Certificates.X509RevocationMode]::NoCheck
    [void] $policy.CustomTrustStore.Add($Authority)
    $handler = [System.Net.Http.SocketsHttpHandler]::new()
    $handler.UseProxy = $false
    $handler.SslOptions.CertificateChainPolicy = $policy
    return [System.Net.Http.HttpClient]::new($handler)
}

# Status and text of the answer to one cmdlet.
function Send-Practice {
    param([hashtable] $Connection, [string] $Cmdlet, [hashtable] $Parameters)
    $json = ConvertTo-Json -InputObject @{ parameters = $Parameters } -Depth 6 -Compress
    $address = $Connection.Uri + '/' + $Cmdlet
    if ($null -eq $Connection.Client) {
        return Send-OnDesktop -Connection $Connection -Address $address -Json $json
    }
    $request = [System.Net.Http.HttpRequestMessage]::new([System.Net.Http.HttpMethod]::Post, $address)
    [void] $request.Headers.TryAddWithoutValidation('Authorization', 'Bearer ' + $Connection.Token)
    $request.Content = [System.Net.Http.StringContent]::new($json, [System.Text.Encoding]::UTF8, 'application/json')
    $response = $Connection.Client.SendAsync($request).GetAwaiter().GetResult()
    $text = $response.Content.ReadAsStringAsync().GetAwaiter().GetResult()
    return @{ Status = [int] $response.StatusCode; Text = $text }
}

# .NET Framework knows no trust of one's own; the check runs in the thread that sends, so PowerShell can make it.
function Send-OnDesktop {
    param([hashtable] $Connection, [string] $Address, [string] $Json)
    [System.Net.ServicePointManager]::SecurityProtocol = [System.Net.SecurityProtocolType]::Tls12
    $request = [System.Net.WebRequest]::CreateHttp($Address)
    $request.Proxy = $null
    $request.Method = 'POST'
    $request.ContentType = 'application/json; charset=utf-8'
    $request.Headers.Add('Authorization', 'Bearer ' + $Connection.Token)
    $request.ServerCertificateValidationCallback = {
        param($Sender, $Certificate, $Chain, $Problems)
        Test-PracticeCertificate -Certificate $Certificate -Problems $Problems -Authority $Connection.Authority
    }
    $bytes = [System.Text.Encoding]::UTF8.GetBytes($Json)
    $request.ContentLength = $bytes.Length
    try {
        $stream = $request.GetRequestStream()
        $stream.Write($bytes, 0, $bytes.Length)
        $stream.Close()
        $response = $request.GetResponse()
    } catch [System.Net.WebException] {
        $cause = $_.Exception.GetBaseException()
        if ($cause -isnot [System.Net.WebException] -or $null -eq $cause.Response) {
            throw
        }
        $response = $cause.Response
    }
    $reader = [System.IO.StreamReader]::new($response.GetResponseStream(), [System.Text.Encoding]::UTF8)
    $text = $reader.ReadToEnd()
    $reader.Close()
    return @{ Status = [int] $response.StatusCode; Text = $text }
}

function Test-PracticeCertificate {
    param($Certificate, $Problems, $Authority)
    $mismatch = [System.Net.Security.SslPolicyErrors]::RemoteCertificateNameMismatch
    if (($Problems -band $mismatch) -eq $mismatch) {
        return $false
    }
    $chain = [System.Security.Cryptography.X509Certificates.X509Chain]::new()
    $chain.ChainPolicy.RevocationMode = [System.Security.Cryptography.X509Certificates.X509RevocationMode]::NoCheck
    $chain.ChainPolicy.VerificationFlags = 'AllowUnknownCertificateAuthority'
    [void] $chain.ChainPolicy.ExtraStore.Add($Authority)
    $leaf = [System.Security.Cryptography.X509Certificates.X509Certificate2]::new($Certificate)
    $isValid = $chain.Build($leaf)
    $last = $chain.ChainElements[$chain.ChainElements.Count - 1].Certificate
    return $isValid -and $last.Thumbprint -eq $Authority.Thumbprint
}
