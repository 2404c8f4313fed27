/** A text that holds a secret, the part of it that must never be seen again, and the rule that finds it. */
export interface SecretSample {
  readonly rule: string
  readonly text: string
  readonly value: string
}

/** Made from pieces, so that no scanner takes this file for a leak. */
const join = (...pieces: readonly string[]) => pieces.join('')

const HEX = '0123456789abcdef'
const MIXED = 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zAcEg'
const HASH = join(HEX, HEX.slice(0, 4), HEX, HEX.slice(0, 4))
const JWT = join('eyJ', 'hbGciOiJIUzI1NiJ9', '.', 'eyJ', 'zdWIiOiIxMjM0NTYifQ', '.', MIXED)
const TELEGRAM = join('123456789', ':', 'A', 'AE', MIXED.slice(0, 32))
const GITHUB = join('gh', 'p_', MIXED, '0')
const AWS = join('AK', 'IA', 'Z7QW2XC9BNM4KLP8')

export const SECRETS: readonly SecretSample[] = [
  // Users and passwords in addresses.
  url('url-password', 'https://ada:', 'hunter2', '@ci.example.com/job/1'),
  url('url-password', 'https://ada:', 'p%40ss%3Aword', '@ci.example.com/'),
  url('url-password', 'postgres://app:', 'hunter22', '@db.example.com:5432/shop'),
  url('url-password', 'redis://:', 'hunter22', '@cache.example.com:6379'),
  url('url-user', 'https://', 'bd7a4c2e91', '@ci.example.com/job/1'),
  // Signed addresses.
  url('signed-url', 'https://b.s3.amazonaws.com/k?X-Amz-Signature=', HASH),
  url(
    'signed-url',
    'https://b.s3.amazonaws.com/k?x-amz-credential=',
    'ABCD%2F20260220%2Fus-east-1',
  ),
  url('signed-url', 'https://b.s3.amazonaws.com/k?X-Amz-Security-Token=', 'FwoGZXIvYXdz'),
  url('signed-url', 'https://storage.googleapis.com/b/k?X-Goog-Signature=', HASH),
  url(
    'signed-url',
    'https://storage.googleapis.com/b/k?Expires=1&GoogleAccessId=',
    'robot%40example.com',
  ),
  url('signed-url', 'https://a.blob.core.windows.net/c/b?sp=r&sig=', 'k3Jx%2Bab1%3D'),
  url('signed-url', 'https://a.blob.core.windows.net/c/b?sp=r&se=', '2026-02-20T10:00:00Z'),
  url('signed-url', 'https://d1.cloudfront.net/k?Expires=1&Signature=', 'h5Kd~x9'),
  url('signed-url', 'https://d1.cloudfront.net/k?Key-Pair-Id=', 'K2JCJMDEHXQW5F'),
  url('signed-url', 'https://logs.example.com/run?urlExpires=1&urlSignature=', 'kd93jf'),
  // Parameters by their names.
  parameter('token', 'abc123'),
  parameter('access_token', 'd8f0a1'),
  parameter('accessToken', 'd8f0a1'),
  parameter('private-token', 'd8f0a1'),
  parameter('id_token', 'd8f0a1'),
  parameter('refreshtoken', 'd8f0a1'),
  parameter('api-key', 'd8f0a1'),
  parameter('apikey', 'd8f0a1'),
  parameter('X-Api-Key', 'd8f0a1'),
  parameter('subscription-key', 'd8f0a1'),
  parameter('key', 'd8f0a1b2'),
  parameter('client_secret', 'd8f0a1'),
  parameter('secret', 'd8f0a1'),
  parameter('password', 'hunter2'),
  parameter('passwd', 'hunter2'),
  parameter('pwd', 'hunter2'),
  parameter('auth', 'd8f0a1b2'),
  parameter('authkey', 'd8f0a1b2'),
  parameter('code', '4%2F0AX4XfWh3k'),
  parameter('jwt', 'd8f0a1'),
  parameter('credentials', 'd8f0a1'),
  parameter('hmac', 'd8f0a1'),
  parameter('user[password]', 'hunter2'),
  // Where else they may stand in an address.
  url('secret-parameter', 'https://ci.example.com/#access_token=', 'd8f0a1', '&state=3'),
  url('secret-parameter', 'https://ci.example.com/app#/run?token=', 'd8f0a1'),
  url('secret-parameter', 'https://ci.example.com/x;jsessionid=', 'D8F0A1'),
  url('secret-parameter', 'https://ci.example.com/x?a=1&amp;token=', 'd8f0a1'),
  url('secret-parameter', 'https://ci.example.com/?to%6ben=', 'd8f0a1'),
  url(
    'secret-parameter',
    'https://a.example.com/?next=https%3A%2F%2Fb.example.com%2F%3Ftoken%3D',
    'd8f0a1',
  ),
  url(
    'secret-parameter',
    'https://a.example.com/?u=https%253A%252F%252Fb%252F%253Ftoken%253D',
    'd8f0a1',
  ),
  url('secret-parameter', 'docs/report.md?token=', 'd8f0a1'),
  // Shapes.
  shape('json-web-token', JWT),
  shape('telegram-token', TELEGRAM),
  url('telegram-token', 'https://api.telegram.org/bot', TELEGRAM, '/getMe'),
  shape('github-token', GITHUB),
  shape('github-token', join('github', '_pat_', '11ABCDEFG0', MIXED)),
  shape('gitlab-token', join('gl', 'pat-', MIXED.slice(0, 20))),
  shape('slack-token', join('xo', 'xb-', '2345678901-', MIXED.slice(0, 24))),
  shape('aws-key', AWS),
  shape('google-key', join('AI', 'za', MIXED)),
  shape('stripe-key', join('sk', '_live_', MIXED.slice(0, 24))),
  shape('npm-token', join('npm', '_', MIXED, '0')),
  shape('pypi-token', join('pypi', '-AgE', MIXED, MIXED)),
  shape('sendgrid-key', join('SG', '.', MIXED.slice(0, 22), '.', MIXED)),
  shape('model-key', join('sk', '-proj-', MIXED)),
  shape('model-key', join('sk', '-', MIXED, MIXED.slice(0, 13))),
  shape('platform-token', join('hv', 's.', MIXED)),
  shape('private-key', join('-----BEGIN ', 'OPENSSH PRIVATE', ' KEY-----')),
  shape('private-key', join('-----BEGIN ', 'PRIVATE', ' KEY-----')),
  shape('private-key', join('AGE-SECRET', '-KEY-1', 'QYQSZQGPQYQSZQGPQYQSZQGP')),
  url(
    'webhook',
    'https://hooks.slack.com/services/',
    join('T12345678', '/B12345678/', MIXED.slice(0, 24)),
  ),
  url('webhook', 'https://discord.com/api/webhooks/', join('123456789012345678', '/', MIXED)),
  url('webhook', 'https://acme.webhook.office.com/', join('webhookb2/', HASH)),
  // Headers and settings, in the output of a command.
  url('storage-key', 'AccountKey=', join(MIXED, MIXED, '=='), ';EndpointSuffix=x'),
  url('authorization-header', 'Authorization: Basic ', join('YWRh', 'Omh1bnRlcjI=')),
  url('authorization-header', '"authorization": "Bearer ', MIXED.slice(0, 12), '"'),
  url('bearer-token', 'curl -H "bearer ', MIXED, '"'),
  url('secret-setting', 'X-Api-Key: ', 'd8f0a1b2c3'),
  url('secret-setting', 'export DB_PASSWORD=', 'hunter22x'),
  url('secret-setting', '{"client_secret": "', 'd8f0a1b2c3', '"}'),
]

/** Addresses and words that look a little like secrets, and are none. */
export const INNOCENT: readonly string[] = [
  'https://github.com/acme/shop/actions/runs/4711/job/8899?pr=12',
  'https://github.com/acme/shop/blob/main/docs/runbook.md?plain=1#L3-L9',
  'https://github.com/acme/shop/pull/12#issuecomment-1234567890',
  'https://github.com/acme/shop/commit/0123456789abcdef0123456789abcdef01234567',
  'https://github.com/acme/shop/security/secret-scanning/12',
  'https://gitlab.com/acme/group/shop/-/jobs/987654321/artifacts/browse',
  'https://gitlab.com/acme/shop/-/merge_requests/12/diffs?commit_id=0123456789abcdef0123456789abcdef01234567',
  'https://buildkite.com/acme/shop/builds/4711#018d3c5e-1b2f-4c3a-9d8e-7f6a5b4c3d2e',
  'https://app.circleci.com/pipelines/github/acme/shop/99/workflows/018d3c5e-1b2f-4c3a-9d8e-7f6a5b4c3d2e',
  'https://ci.example.com/job/shop/job/main/4711/console',
  'https://grafana.example.com/d/abc123XYZ/slo?orgId=1&from=now-7d&to=now&var-service=user_service',
  'https://grafana.example.com/d/000000012/keys?refresh=5s&viewPanel=2',
  'https://app.datadoghq.com/dashboard/abc-def-ghi?tpl_var_env=prod&from_ts=1700000000000&live=true',
  'https://docs.google.com/spreadsheets/d/1aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zAcEgIkMoQsUw/edit#gid=0',
  'https://docs.google.com/document/d/1aB3/edit?usp=sharing&authuser=0',
  'https://www.figma.com/file/aB3dE5gH7jK9mN1pQ2rS4t/Shop?node-id=12%3A34',
  'https://acme.atlassian.net/browse/SEC-123?focusedCommentId=45678',
  'https://acme.atlassian.net/issues/?key=SEC-123&project_key=SEC',
  'https://example.com/search?q=monkey+keyboard&keyword=token+rotation&sort_key=date',
  'https://example.com/search?monkey=a1b2c3d4e5&keyboard=q1w2e3r4&primary_key_column=id_0a1b2c3d',
  'https://example.com/list?page_token=CAoQAA1b2c&nextPageToken=Cg0KB2R1&cursor=eyJpZCI6MX0',
  'https://example.com/error?code=404&error_code=E1234&exit_code=1',
  'https://example.com/error?code=invalid_request&state=DE',
  'https://example.com/map?country_code=DE12345&zip_code=AB1 2CD&currency_code=EUR978',
  'https://example.com/oauth?code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw&token_type=bearer',
  'https://example.com/api?token=<token>&key={key}&password=$PASSWORD',
  'https://example.com/api?token=REDACTED&secret=***&api_key=YOUR_API_KEY',
  'https://example.com/api?token=&key=',
  'https://example.com/api?show_password=true&has_token=false&secret=none',
  'https://example.com/tokens?tokenize=1&token_count=5000&keys_per_page=50',
  'https://example.com/docs/keys/api-key-rotation#token-lifetimes',
  'https://example.com/?design=blue&assign=ada&signal=9&sigma=2.5',
  'https://example.com/?se=1&st=2&st=open&sv=2',
  'https://example.com/?compass=north&bypass=cache123&trespass=none1234',
  'https://example.com/?public_key=MIIBIjANBgkqhkiG9w0&cache_key=a1b2c3d4',
  'https://example.com/?utm_source=mail&utm_campaign=2026-02&gclid=Cj0KCQiA1b2c3',
  'https://example.com/?key=incident-runbook&code=DE&auth=basic&session=closing',
  'https://medium.com/@ada/rotating-secrets-a1b2c3d4e5f6',
  'https://<user>:<password>@db.example.com/shop',
  'https://$USER:$PASSWORD@ci.example.com/',
  'postgres://app@db.example.com/shop',
  'ssh://git@github.com:22/acme/shop.git',
  'git@github.com:acme/shop.git',
  'mailto:security@example.com?subject=Token%20rotation',
  'docs/evidence/qmzt-2026-02-20.log',
  'docs/secrets/rotation-checklist.md#aws-access-keys',
  'commit 0123456789abcdef0123456789abcdef01234567 rotates the token',
  'blob 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  'We rotated the API key: all tokens, secrets and passwords are new.',
  'Owner: Security, password: rotated, token: revoked, key: SEC-2026-02',
  'Authorization: none needed; bearer tokens were revoked on 2026-02-20',
  'run 4711 took 12:34:56 and ended with code: 00000001',
  'risk-assessment-for-the-quarter-2026-with-a-long-name-0123456789',
  'task: AKIAIOSFODNN7EXAMPLE stands in the vendor documentation',
  'token_manager and config_service keep no secret: see src/token_manager/index.ts:12345678',
  'const key = keys[12345678]; password: ./config/passwords.example.md1',
  'https://example.com/search?q=%ff%fe%2',
  'const token = http2.token123.next, and clientSession = http2.connect("x")',
  'built in 1234567890:Alpha, port 5432:Api',
]

function url(rule: string, before: string, value: string, after = ''): SecretSample {
  return { rule, text: before + value + after, value }
}

function parameter(name: string, value: string): SecretSample {
  return url('secret-parameter', `https://ci.example.com/run/7?page=2&${name}=`, value, '&x=1')
}

function shape(rule: string, value: string): SecretSample {
  return { rule, text: `the value is ${value}, as of today`, value }
}
