/** A token that its own shape gives away. */
export interface SecretShape {
  readonly rule: string
  /** In lower case: a text without any of them cannot match, and need not be searched. */
  readonly hints: readonly string[]
  /** Global. A named group `secret` narrows what is reported. */
  readonly pattern: RegExp
}

/** A private key from its first line, with as much of its body as follows. */
export const PRIVATE_KEY =
  /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:(?:\\n|\s)+[A-Za-z0-9+/=]{16,})*(?:(?:\\n|\s)+[A-Za-z0-9+/=]{1,15}(?=(?:\\n|\s)*-----END))?(?:(?:\\n|\s)*-----END [A-Z0-9 ]{1,40}-----)?/g

/**
 * The commonest shapes, so that a reference is refused without loading a scanner.
 * None repeats what it has already read, so all take time in proportion to the text.
 */
export const SHAPES: readonly SecretShape[] = [
  shape('private-key', 'private', PRIVATE_KEY),
  shape('private-key', 'age-secret-key', /AGE-SECRET-KEY-1[0-9A-Z]{20,}/g),
  shape('json-web-token', 'eyj', /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g),
  shape('telegram-token', ':a', /(?<!\d)\d{5,16}:A[\w-]{34}(?![\w-])/g),
  shape(
    'github-token',
    'gho_ ghp_ ghr_ ghs_ ghu_ github_pat_',
    /(?<![A-Za-z0-9])(?:gh[oprsu]_[A-Za-z0-9]{30,}|github_pat_\w{22,})/g,
  ),
  shape(
    'gitlab-token',
    'glpat glptt gldt glrt glcbt glsoat glft glimt glagent gloas glffct',
    /(?<![\w-])gl(?:pat|ptt|dt|rt|cbt|soat|ft|imt|agent|oas|ffct)-[\w.-]{20,}/g,
  ),
  shape('slack-token', 'xox xapp', /(?<![\w-])(?:xox[a-z]-[\w-]{10,}|xapp-\d-[\w-]{10,})/g),
  shape(
    'aws-key',
    'akia asia abia acca',
    /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)(?![A-Z0-9]{9}EXAMPLE)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
  ),
  shape(
    'google-key',
    'aiza ya29 gocspx',
    /(?<![\w-])(?:AIza[\w-]{35}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,})/g,
  ),
  shape(
    'stripe-key',
    'k_live_ k_test_ whsec_',
    /(?<![A-Za-z0-9])(?:[rs]k_(?:live|test)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9+/]{24,})/g,
  ),
  shape('npm-token', 'npm_', /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/g),
  shape('pypi-token', 'pypi-', /(?<![\w-])pypi-AgE[\w-]{40,}/g),
  shape('sendgrid-key', 'sg.', /(?<![\w.-])SG\.[\w-]{16,}\.[\w-]{16,}/g),
  shape('model-key', 'sk-', /(?<![\w-])sk-(?:proj|ant|svcacct|or)-[\w-]{20,}/g),
  shape('model-key', 'sk-', /(?<![\w-])sk-[A-Za-z0-9]{40,}/g),
  shape(
    'platform-token',
    'hf_ doo_v1_ dop_v1_ dapi hvb. hvs. shpat shpca shppa shpss glsa_ glc_ lin_api_ atatt3 pmak dp.pt. figd_',
    /(?<![\w-])(?:hf_[A-Za-z0-9]{30,}|do[op]_v1_[0-9a-f]{64}|dapi[0-9a-f]{32}|hv[bs]\.[\w-]{24,}|shp(?:at|ca|pa|ss)_[0-9a-f]{32}|gl(?:sa|c)_[\w=]{20,}|lin_api_\w{20,}|ATATT3[\w=-]{20,}|PMAK-[\w-]{20,}|dp\.pt\.\w{20,}|figd_[\w-]{20,})/g,
  ),
  shape(
    'webhook',
    'hooks.slack.com',
    /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<secret>[A-Z0-9]{6,}\/[\w/]{8,})/g,
  ),
  shape(
    'webhook',
    'discord',
    /discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/(?<secret>\d{10,}\/[\w-]{20,})/g,
  ),
  shape('webhook', 'webhookb2', /\.webhook\.office\.com\/(?<secret>webhookb2\/[\w@/-]{20,})/g),
  shape(
    'storage-key',
    'accountkey sharedaccess',
    /(?:AccountKey|SharedAccessKey|SharedAccessSignature)=(?<secret>[\w%+/=&-]{20,})/gi,
  ),
  shape(
    'authorization-header',
    'authorization',
    /(?<![\w-])authorization["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(?:bearer|basic|token|apikey)[ \t]{1,4}(?<secret>[\w.~+/=-]{8,})/gi,
  ),
  shape(
    'bearer-token',
    'bearer',
    /(?<![\w-])bearer[ \t]{1,4}(?<secret>(?=[a-z.~+/_-]{0,60}\d)[\w.~+/=-]{20,})/gi,
  ),
]

/** Any hint of any of them: most texts have none, and one search tells. */
export const HINTS = new RegExp(
  SHAPES.flatMap(({ hints }) => hints.map((hint) => hint.replaceAll('.', '\\.'))).join('|'),
)

function shape(rule: string, hints: string, pattern: RegExp): SecretShape {
  return { rule, hints: hints.split(' '), pattern }
}
