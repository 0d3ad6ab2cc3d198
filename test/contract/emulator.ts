import { startFauxqs } from "fauxqs";
import { onTestFinished } from "vitest";

/** Start an emulator of SQS and S3 in this process, on this machine alone; it ends with the test. */
export const startEmulator = async () => {
  const emulator = await startFauxqs({ port: 0, host: "127.0.0.1", logger: false });
  onTestFinished(() => emulator.stop());
  const client = {
    endpoint: `http://127.0.0.1:${emulator.port}`,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  };
  return { emulator, client };
};
