/**
 * What AWS asks for, in US dollars, us-east-1, list prices without any discount.
 *
 * As known on the date below, from AWS's public price pages; AWS changes them: look them up again before a figure is relied on,
 * and set the date anew. Everything of `npm run cost` that is money comes from this one file.
 */
export const priceTable = {
  asOf: "2026-11-01",
  region: "us-east-1",
  /** By unit of what is counted (bench/cost/counts.ts). `free`: what is always free in a month, not the first year's gifts. */
  units: {
    /** Secret kept for a month. https://aws.amazon.com/secrets-manager/pricing/ */
    secretMonths: { usd: 0.4, free: 0 },
    secretCalls: { usd: 0.05 / 10_000, free: 0 },
    /** Alarm on one metric, of standard resolution. https://aws.amazon.com/cloudwatch/pricing/ */
    alarmMonths: { usd: 0.1, free: 10 },
    metricMonths: { usd: 0.3, free: 10 },
    dashboardMonths: { usd: 3, free: 3 },
    /** Log bytes taken in, and kept for a month, compressed to about a seventh. */
    logGigabytes: { usd: 0.5, free: 5 },
    logGigabyteMonths: { usd: 0.03, free: 5 },
    /** Traces recorded. https://aws.amazon.com/xray/pricing/ */
    traces: { usd: 5 / 1_000_000, free: 100_000 },
    /** On demand. https://aws.amazon.com/dynamodb/pricing/on-demand/ */
    readUnits: { usd: 0.125 / 1_000_000, free: 0 },
    writeUnits: { usd: 0.625 / 1_000_000, free: 0 },
    tableGigabyteMonths: { usd: 0.25, free: 25 },
    pointInTimeGigabyteMonths: { usd: 0.2, free: 0 },
    /** arm64. https://aws.amazon.com/lambda/pricing/ */
    starts: { usd: 0.2 / 1_000_000, free: 1_000_000 },
    gigabyteSeconds: { usd: 0.0000133334, free: 400_000 },
    /** Standard queues; sending, receiving and deleting each count. https://aws.amazon.com/sqs/pricing/ */
    queueCalls: { usd: 0.4 / 1_000_000, free: 1_000_000 },
    /** The service's own events; those of AWS services cost nothing. https://aws.amazon.com/eventbridge/pricing/ */
    events: { usd: 1 / 1_000_000, free: 0 },
    scheduledStarts: { usd: 1 / 1_000_000, free: 14_000_000 },
    /** https://aws.amazon.com/s3/pricing/ */
    bucketReads: { usd: 0.4 / 1_000_000, free: 0 },
    bucketWrites: { usd: 5 / 1_000_000, free: 0 },
    bucketGigabyteMonths: { usd: 0.023, free: 0 },
    /** https://aws.amazon.com/ses/pricing/ ; bytes of attachments cost more, and there are none. */
    mails: { usd: 0.1 / 1000, free: 0 },
  },
} as const;
