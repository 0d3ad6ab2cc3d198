import { Duration, RemovalPolicy } from "aws-cdk-lib";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  ObjectOwnership,
  StorageClass,
} from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import type { StackSettings } from "#infra/settings.ts";

export interface Buckets {
  /** Raw bytes of every page, under their hash; what a court may ask for. */
  readonly snapshots: Bucket;
  /** Where a person drops files to be read, under `sourcesPrefix`. */
  readonly sources: Bucket;
}

/** Create the buckets, and a third one that records who read or changed anything in them. */
export const createBuckets = (scope: Construct, { keepStores }: StackSettings): Buckets => {
  const closed: BucketProps = {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    removalPolicy: keepStores ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  };
  const abortIncompleteMultipartUploadAfter = Duration.days(7);
  const accessLog = new Bucket(scope, "AccessLog", {
    ...closed,
    lifecycleRules: [{ expiration: Duration.days(365), abortIncompleteMultipartUploadAfter }],
  });
  // The casts: CDK's classes and interfaces differ in how they write "may be undefined".
  const snapshots = new Bucket(scope, "Snapshots", {
    ...closed,
    versioned: true,
    serverAccessLogsBucket: accessLog as IBucket,
    serverAccessLogsPrefix: "snapshots/",
    lifecycleRules: [
      {
        // Read once or twice after it arrives, and then when a parser changes.
        transitions: [{ storageClass: StorageClass.INTELLIGENT_TIERING, transitionAfter: Duration.days(30) }],
        abortIncompleteMultipartUploadAfter,
      },
    ],
  });
  const sources = new Bucket(scope, "Sources", {
    ...closed,
    versioned: true,
    serverAccessLogsBucket: accessLog as IBucket,
    serverAccessLogsPrefix: "sources/",
    lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90), abortIncompleteMultipartUploadAfter }],
  });
  return { snapshots, sources };
};
