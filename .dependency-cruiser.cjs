// The rules of the house (docs/adr/0002-the-house.md). Stages are listed in the order of the flow.
const stages = ["source", "report", "version", "comparison", "summary", "release", "alert", "email"];

/** A stage never imports a later one. */
const order = stages.slice(0, -1).map((stage, i) => ({
  name: `${stage}-imports-no-later-stage`,
  severity: "error",
  from: { path: `^shared/${stage}/` },
  to: { path: `^shared/(${stages.slice(i + 1).join("|")})/` },
}));

module.exports = {
  forbidden: [
    ...order,
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    { name: "not-resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "country-and-topic-stand-below-the-stages",
      severity: "error",
      from: { path: "^shared/(country|topic)/" },
      to: { path: `^shared/(${stages.join("|")})/` },
    },
    {
      name: "shared-imports-no-edge",
      severity: "error",
      from: { path: "^shared/" },
      to: { path: "^(functions|local|cli|web|infra|fixtures|bench|test)/" },
    },
    {
      name: "shared-uses-two-builtins-only",
      severity: "error",
      from: { path: "^shared/" },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?(crypto|zlib)$" },
    },
    {
      name: "shared-uses-few-packages",
      comment: "each further package has its decision in docs/adr",
      severity: "error",
      from: { path: "^shared/" },
      to: {
        path: "node_modules",
        pathNot: "node_modules/(zod|diff|htmlparser2|domelementtype|entities|hono|i18n-iso-countries)/",
      },
    },
    {
      name: "a-function-imports-no-other-function",
      severity: "error",
      from: { path: "^functions/([a-z-]+)/" },
      to: { path: "^functions/([a-z-]+)/", pathNot: "^functions/($1|aws)/" },
    },
    {
      name: "handlers-know-no-aws",
      severity: "error",
      from: { path: "^functions/[^/]+/handler\\.ts$" },
      to: { path: "^functions/aws/" },
    },
    {
      name: "aws-adapters-know-no-handler",
      severity: "error",
      from: { path: "^functions/aws/" },
      to: { path: "^(functions/(?!aws/)[a-z-]+/|local/|cli/|web/)" },
    },
    {
      name: "sdk-only-behind-the-ports",
      severity: "error",
      from: { pathNot: "^(functions/aws/|test/|bench/|infra/)" },
      to: { path: "node_modules/@aws-sdk/" },
    },
    {
      name: "web-renders-from-the-core-alone",
      severity: "error",
      from: { path: "^web/" },
      to: { path: "^(functions|local|cli|infra|test|bench)/" },
    },
    {
      name: "nothing-imports-tests-or-infra",
      severity: "error",
      from: { pathNot: "^(test|bench|infra)/|^vitest\\.config\\.ts$" },
      to: { path: "^(test|bench|infra)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
