import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3deploy from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { acknowledgeDeployment, acknowledgeSimpleSite } from './acknowledgments';

/** The configuration that the page reads when it starts. */
export interface PageConfig {
  /** The URL that the form posts to. */
  readonly endpoint: string;
}

const CONFIG_FILE = 'config.json';

/** A folder of static files on CloudFront, from a bucket that nobody else can read. */
export class WebSite extends Construct {
  /** The origin of the page, for the allowed origins of an API. */
  public readonly origin: string;
  private readonly bucket: s3.Bucket;
  private readonly distribution: cloudfront.Distribution;

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    // The files come from this folder at every deployment, so there is nothing in it to keep.
    this.bucket = new s3.Bucket(this, 'Bucket', {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.DESTROY,
      // CloudFormation cannot delete a bucket that contains files.
      autoDeleteObjects: true,
    });
    this.distribution = new cloudfront.Distribution(this, 'Distribution', {
      comment: 'The page of the contact form',
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: securityHeaders(this),
        compress: true,
      },
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      // North America and Europe: the cheapest.
      priceClass: cloudfront.PriceClass.PRICE_CLASS_100,
    });
    this.origin = `https://${this.distribution.domainName}`;
    acknowledgeSimpleSite(this.bucket, this.distribution);
  }

  /** Uploads the files of a folder, and beside them the configuration that only the deployment knows. */
  public publish(folder: string, config: PageConfig): void {
    const common = {
      destinationBucket: this.bucket,
      distribution: this.distribution,
      logGroup: new logs.LogGroup(this, 'DeploymentLog', {
        retention: logs.RetentionDays.ONE_MONTH,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
    };
    const page = new s3deploy.BucketDeployment(this, 'Page', {
      ...common,
      sources: [s3deploy.Source.asset(folder)],
      // The names of the files stay the same when their content changes.
      cacheControl: [s3deploy.CacheControl.maxAge(Duration.minutes(5))],
      // The other deployment uploads this file. Without the exclusion, this one would delete it.
      exclude: [CONFIG_FILE],
    });
    new s3deploy.BucketDeployment(this, 'Config', {
      ...common,
      sources: [s3deploy.Source.jsonData(CONFIG_FILE, config)],
      cacheControl: [s3deploy.CacheControl.noCache()],
      distributionPaths: [`/${CONFIG_FILE}`],
      prune: false,
    });
    acknowledgeDeployment(page, this.bucket);
  }
}

function securityHeaders(site: WebSite): cloudfront.ResponseHeadersPolicy {
  return new cloudfront.ResponseHeadersPolicy(site, 'SecurityHeaders', {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(Stack.of(site)), override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
      referrerPolicy: {
        referrerPolicy: cloudfront.HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
        override: true,
      },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override: true },
    },
  });
}

// The exact endpoint would cause a circular dependency: the endpoint depends on the API, whose CORS settings depend on the
// distribution, which depends on this policy. The wildcard allows other APIs of the region too, but only scripts of this page can
// run here. If the API has a domain name of its own, use that instead.
function contentSecurityPolicy({ region, urlSuffix }: Stack): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' https://*.execute-api.${region}.${urlSuffix}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}
