import { describe, expect, test } from "vitest";
import { tableSchema } from "#functions/aws/table-schema.ts";
import { environments, synthesised, written } from "#test/infra/synthesise.ts";

describe.each(environments)("what %s keeps", (environment) => {
  const template = synthesised(environment);
  const keeps = environment === "prod";
  const only = (type: string) => {
    const found = template.ofType(type);
    expect(found, type).toHaveLength(1);
    return found[0]![1];
  };

  test("the table is paid by request, encrypted, restorable, expires items, and has the keys of the code", () => {
    const { Properties, DeletionPolicy } = only("AWS::DynamoDB::GlobalTable");
    expect(Properties).toMatchObject({
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: tableSchema.partitionKey, KeyType: "HASH" },
        { AttributeName: tableSchema.sortKey, KeyType: "RANGE" },
      ],
      AttributeDefinitions: [
        { AttributeName: tableSchema.partitionKey, AttributeType: "S" },
        { AttributeName: tableSchema.sortKey, AttributeType: "S" },
      ],
      SSESpecification: { SSEEnabled: true },
      TimeToLiveSpecification: { AttributeName: tableSchema.timeToLiveAttribute, Enabled: true },
      Replicas: [
        {
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          DeletionProtectionEnabled: keeps,
        },
      ],
    });
    // The table of one machine has neither.
    expect(Properties.GlobalSecondaryIndexes).toBeUndefined();
    expect(Properties.StreamSpecification).toBeUndefined();
    expect(DeletionPolicy).toBe(keeps ? "Retain" : "Delete");
  });

  test("every bucket is private, encrypted and refuses calls without TLS", () => {
    const policies = template.ofType("AWS::S3::BucketPolicy");
    for (const [id, { Properties, DeletionPolicy }] of template.ofType("AWS::S3::Bucket")) {
      expect(Properties.PublicAccessBlockConfiguration, id).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(Properties.BucketEncryption, id).toBeDefined();
      expect(Properties.OwnershipControls.Rules, id).toEqual([{ ObjectOwnership: "BucketOwnerEnforced" }]);
      expect(DeletionPolicy, id).toBe(keeps ? "Retain" : "Delete");
      const statements = policies
        .filter(([, policy]) => written(policy.Properties.Bucket) === `<${id}>`)
        .flatMap(([, policy]) => policy.Properties.PolicyDocument.Statement);
      expect(statements, id).toContainEqual(
        expect.objectContaining({
          Effect: "Deny",
          Action: "s3:*",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        }),
      );
      for (const { Effect, Principal } of statements) {
        if (Effect === "Allow") expect(Principal, id).toEqual({ Service: "logging.s3.amazonaws.com" });
      }
    }
  });

  test("snapshots keep every version and never expire", () => {
    const [[, { Properties }]] = template
      .ofType("AWS::S3::Bucket")
      .filter(([id]) => id.startsWith("Snapshots")) as never as [
      [string, { Properties: { VersioningConfiguration: object; LifecycleConfiguration: { Rules: object[] } } }],
    ];
    expect(Properties.VersioningConfiguration).toEqual({ Status: "Enabled" });
    expect(Properties.LifecycleConfiguration.Rules).not.toEqual([]);
    for (const rule of Properties.LifecycleConfiguration.Rules) {
      expect(Object.keys(rule).filter((key) => key.includes("Expiration"))).toEqual([]);
    }
  });

  test("every log group has the environment's retention", () => {
    const days = { dev: 14, prod: 365 }[environment];
    const groups = template.ofType("AWS::Logs::LogGroup");
    expect(groups.length).toBe(template.ofType("AWS::Lambda::Function").length + 1);
    for (const [id, { Properties }] of groups) expect(Properties.RetentionInDays, id).toBe(days);
  });

  test("the secret is made in the account and outlives the stack where stores do", () => {
    const { Properties, DeletionPolicy } = only("AWS::SecretsManager::Secret");
    expect(Properties.SecretString).toBeUndefined();
    expect(Properties.GenerateSecretString.PasswordLength).toBe(64);
    expect(DeletionPolicy).toBe(keeps ? "Retain" : "Delete");
  });

  test("the one topic is that of the alarms, which only services of this account tell, over TLS", () => {
    expect(only("AWS::SNS::Topic").Properties.TopicName).toBe(`palimpsest-${environment}-alarms`);
    const statements: { Effect: string; Principal: { Service: string[] }; Condition: object }[] =
      only("AWS::SNS::TopicPolicy").Properties.PolicyDocument.Statement;
    expect(statements.map(({ Effect }) => Effect).sort()).toEqual(["Allow", "Deny"]);
    for (const { Effect, Principal, Condition } of statements) {
      if (Effect === "Deny") expect(Condition).toEqual({ Bool: { "aws:SecureTransport": "false" } });
      else {
        expect(Principal).toEqual({ Service: ["budgets.amazonaws.com", "cloudwatch.amazonaws.com"] });
        // Whoever else has an account cannot make the same service publish here.
        expect(JSON.stringify(Condition)).toMatch(/aws:SourceAccount/i);
      }
    }
  });

  test("nothing has a key of its own, which would cost more than the rest of a quiet month", () => {
    expect(template.ofType("AWS::KMS::Key")).toEqual([]);
  });

  test("mail says what became of it, over the default bus into the feedback queue, and never who opened it", () => {
    const { MatchingEventTypes, EventBridgeDestination, Enabled } = only("AWS::SES::ConfigurationSetEventDestination")
      .Properties.EventDestination;
    expect(Enabled).toBe(true);
    expect(written(EventBridgeDestination.EventBusArn)).toMatch(/:event-bus\/default$/);
    expect([...MatchingEventTypes].sort()).toEqual([
      "bounce",
      "complaint",
      "delivery",
      "deliveryDelay",
      "reject",
      "send",
    ]);
    const { TrackingOptions, VdmOptions, SuppressionOptions, DeliveryOptions } =
      only("AWS::SES::ConfigurationSet").Properties;
    expect(TrackingOptions).toBeUndefined();
    expect(VdmOptions.DashboardOptions.EngagementMetrics).toBe("DISABLED");
    expect(SuppressionOptions.SuppressedReasons).toEqual(["BOUNCE", "COMPLAINT"]);
    expect(DeliveryOptions.TlsPolicy).toBe("REQUIRE");
  });
});
