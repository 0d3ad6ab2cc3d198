import { expect, it } from "vitest";
import { temporaryFolder } from "#test/temporary-folder.ts";
import { runPalimpsest } from "./run-palimpsest.ts";

it("an operator's commands say how mail stands, name what is wrong, and end with the code for it", async () => {
  const data = ["--data", await temporaryFolder()];
  expect(await runPalimpsest("mail", "pause", "--json", ...data)).toMatchObject({ code: 0 });
  const { stdout } = await runPalimpsest("mail", "status", ...data);
  expect(stdout).toMatch(/^Mail is paused since \S+Z; 0 mails wait\.$/m);
  const nobody = await runPalimpsest("mail", "again", "d-none", ...data);
  expect(nobody).toMatchObject({ code: 1, stderr: expect.stringContaining("STORE_MISSING") });
  const unknown = await runPalimpsest("release", "approve", "invented-reports-1999-r1", ...data);
  expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining("STORE_MISSING") });
});
