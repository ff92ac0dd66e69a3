/**
 * The import law: who may know whom.
 *
 *   hub ──► gateway, subgraphs, shared          (nothing imports hub but test, schema, bench)
 *   web ──► shared/domain, shared/i18n
 *   gateway ──► shared        gateway ──HTTP──► subgraphs
 *   subgraphs/<level> ──► capabilities ──► kit ──► shared ──► shared/domain ──► (nothing)
 *   capabilities meet only in capabilities/cases, capabilities/directory, capabilities/departments and capabilities/policy
 *   schema, test ──► anything        nothing ──► schema, test
 *
 * Type imports count: a type is knowledge too. Each comment says where to go instead;
 * test/architecture.test.ts breaks every rule on purpose.
 */
const LEVEL = '^subgraphs/(province|city|county|township|directory)/';
const COMMON_GROUND = 'cases|directory|departments|policy';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment:
        'Two files that need each other are one file, or both need a third: move what they share below them. ' +
        'With decorators a cycle is also a crash at load time.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment:
        'shared/domain: values in, values out – no package, no node, no clock. ' +
        'Take what you need as an argument, or put the code that fetches it into a capability.',
      from: { path: '^shared/domain/' },
      to: { pathNot: '^shared/domain/' },
    },
    {
      name: 'texts-run-in-a-browser',
      severity: 'error',
      comment:
        'shared/i18n is loaded by the pages too: only shared/domain beside it. Files and settings are read by the caller.',
      from: { path: '^shared/i18n/' },
      to: { pathNot: '^shared/(i18n|domain)/' },
    },
    {
      name: 'shared-serves-and-never-asks',
      severity: 'error',
      comment: 'shared is below everything: let the caller pass the value in, or move this file up to its only user.',
      from: { path: '^shared/' },
      to: { path: '^(gateway|hub|subgraphs|schema|test|web|bench)/' },
    },
    {
      name: 'gateway-meets-subgraphs-over-http',
      severity: 'error',
      comment:
        'The gateway knows a subgraph by schema/supergraph.graphql and a URL. ' +
        'What both sides need (principal, error codes) belongs into shared.',
      from: { path: '^gateway/' },
      to: { path: '^subgraphs/' },
    },
    {
      name: 'subgraphs-do-not-know-the-gateway',
      severity: 'error',
      comment: 'Any federation router may stand in front. What both sides need belongs into shared.',
      from: { path: '^subgraphs/' },
      to: { path: '^gateway/' },
    },
    {
      name: 'nothing-imports-the-hub',
      severity: 'error',
      comment:
        'hub puts the parts together and knows them all; no part knows it. Move the piece you want into shared or subgraphs/kit.',
      from: { pathNot: '^(hub|test|schema|bench)/' },
      to: { path: '^hub/' },
    },
    {
      name: 'kit-knows-no-capability',
      severity: 'error',
      comment:
        'kit is machinery for any capability: let the capability hand it in through its manifest (defineCapability).',
      from: { path: '^subgraphs/kit/' },
      to: { path: ['^subgraphs/capabilities/', '^subgraphs/seeds/', LEVEL] },
    },
    {
      name: 'a-level-is-a-list',
      severity: 'error',
      comment:
        'A level names its capabilities and nothing else: write code into a capability, machinery into subgraphs/kit.',
      from: { path: LEVEL },
      to: { pathNot: ['^subgraphs/(capabilities|kit)/', '^shared/', LEVEL] },
    },
    {
      name: 'levels-do-not-know-each-other',
      severity: 'error',
      comment:
        'Levels meet through messages (outbox, bus, inbox) and through the gateway. Shared code is a capability.',
      from: { path: LEVEL },
      to: { path: LEVEL, pathNot: '^subgraphs/$1/' },
    },
    {
      name: 'capabilities-do-not-know-levels',
      severity: 'error',
      comment:
        'Every level uses the same capability: what differs comes from the request context or the policy pack. Seeds load through capabilities, never the other way.',
      from: { path: '^subgraphs/capabilities/' },
      to: { path: [LEVEL, '^subgraphs/seeds/'] },
    },
    {
      name: 'capabilities-meet-only-on-common-ground',
      severity: 'error',
      comment:
        'Capabilities meet in capabilities/cases (what happened), capabilities/directory (areas and jurisdiction), ' +
        'capabilities/departments (who has staff in a center) and capabilities/policy (which rules hold). ' +
        'A rule both need belongs into shared/domain; a reaction belongs behind a ledger line.',
      from: { path: '^subgraphs/capabilities/([^/]+)/' },
      to: { path: '^subgraphs/capabilities/', pathNot: `^subgraphs/capabilities/($1|${COMMON_GROUND})/` },
    },
    {
      name: 'only-the-door-writes-cases',
      severity: 'error',
      comment: 'The ledger has one writer: go through actOnCase. To read lines, add a reader to capabilities/cases.',
      from: { path: '^subgraphs/capabilities/(?!cases/)' },
      to: { path: '/cases/CaseEntry\\.' },
    },
    {
      name: 'graphql-stops-at-the-resolver',
      severity: 'error',
      comment:
        'type-graphql stays in *Resolver.ts, in type files (a capital first letter) and in subgraphs/kit. ' +
        'Let the resolver name the act, and put the work into a plain function beside it.',
      from: {
        path: '^(gateway|hub|shared|subgraphs)/',
        pathNot: ['^subgraphs/kit/', '^subgraphs/capabilities/.*/[A-Z][A-Za-z0-9]*\\.ts$'],
      },
      to: { path: ['node_modules/type-graphql', '^type-graphql'] },
    },
    {
      name: 'web-takes-only-rules-and-texts',
      severity: 'error',
      comment:
        'Pages take shared/domain and shared/i18n; the shapes of the API come from types generated from schema/api.graphql, inside web.',
      from: { path: '^web/' },
      to: { path: '^(gateway|hub|subgraphs|schema|test|bench|shared)/', pathNot: '^shared/(domain|i18n)/' },
    },
    {
      name: 'web-parts-do-not-know-features',
      severity: 'error',
      comment: 'One direction: components, lib → features → app. Pass what the part needs as a property.',
      from: { path: '^web/src/(components|lib)/' },
      to: { path: '^web/src/(features|app)/' },
    },
    {
      name: 'web-features-do-not-know-each-other',
      severity: 'error',
      comment:
        'Features meet in web/src/app (a route, a link); what two of them show belongs into web/src/components or web/src/lib.',
      from: { path: '^web/src/features/([^/]+)/' },
      to: { path: '^web/src/(features|app)/', pathNot: '^web/src/features/$1/' },
    },
    {
      name: 'nothing-imports-pages-or-measurements',
      severity: 'error',
      comment:
        'web and bench stand at the end of the line: the server sends built pages from a folder, measurements stay where they are.',
      from: { pathNot: '^(web|bench|test|schema)/' },
      to: { path: '^(web|bench)/' },
    },
    {
      name: 'nothing-imports-schema',
      severity: 'error',
      comment: 'schema is a command and its committed output: read schema/*.graphql as a file, or run the command.',
      from: { pathNot: '^(schema|test)/' },
      to: { path: '^schema/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      comment: 'If the product needs it, it is no testkit: move it to where it is used.',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'what-runs-needs-no-dev-package',
      severity: 'error',
      comment:
        'An installation has no devDependencies: move the package to "dependencies", or start the tool as a command of its own.',
      from: { path: '^(gateway|hub|subgraphs|shared)/', pathNot: '^hub/launch\\.mjs$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'] },
    },
    {
      name: 'no-unknown-imports',
      severity: 'error',
      comment:
        'Nothing is found under this name: a typing error, a missing ".ts", or a package that package.json does not list.',
      from: {},
      to: { couldNotResolve: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nobody asks for this file and it asks for nobody: use it, or delete it.',
      from: { orphan: true, pathNot: ['\\.config\\.[cm]?[jt]s$', '\\.d\\.m?ts$', '(^|/)main\\.tsx?$', '\\.mjs$'] },
      to: {},
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data|coverage|\\.cache)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
