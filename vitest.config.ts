import { defineConfig } from "vitest/config";

const project = (name: string, options: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], environment: "node", ...options },
});

export default defineConfig({
  test: {
    projects: [
      project("unit", { testTimeout: 60_000 }),
      project("contract", { testTimeout: 60_000 }),
      project("feature", { testTimeout: 300_000, hookTimeout: 120_000 }),
      project("infra", { isolate: false, testTimeout: 120_000, hookTimeout: 120_000 }),
      project("browser", { testTimeout: 120_000, hookTimeout: 120_000 }),
      project("corpus", { testTimeout: 900_000, hookTimeout: 900_000 }),
    ],
    maxWorkers: 2,
  },
});
