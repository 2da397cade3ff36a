// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/Endpoint.h"
#include "core/kinesis/Region.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestEndpoint : public QObject
{
    Q_OBJECT

private slots:
    void everyKnownRegionHasItsHost();
    void regionsHaveTheHostsOfTheirPartition_data();
    void regionsHaveTheHostsOfTheirPartition();
    void refusesWhatIsNoRegion_data();
    void refusesWhatIsNoRegion();
    void takesEndpointsOfOnesOwn_data();
    void takesEndpointsOfOnesOwn();
    void refusesOtherForms_data();
    void refusesOtherForms();
    void knowsTheHostsOfAws_data();
    void knowsTheHostsOfAws();
    void takesNoOtherHostForAws_data();
    void takesNoOtherHostForAws();
};

void TestEndpoint::everyKnownRegionHasItsHost()
{
    QCOMPARE(core::knownRegions().size(), 46);
    for (const core::Region &region : core::knownRegions()) {
        const auto endpoint = core::regionalEndpoint(region.id);

        QVERIFY(endpoint);
        QCOMPARE(endpoint->url.scheme(), u"https"_s);
        QCOMPARE(endpoint->url.path(), u"/"_s);
        QCOMPARE(endpoint->region, region.id);
        QVERIFY(!endpoint->isCustom);
        QVERIFY(!endpoint->isLoopback());
        QVERIFY(!region.name.isEmpty());
        QCOMPARE(core::regionOfAwsHost(endpoint->url.host()), region.id);
        QCOMPARE(*core::customEndpoint(endpoint->url.toString(), region.id), *endpoint);
    }
}

void TestEndpoint::regionsHaveTheHostsOfTheirPartition_data()
{
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("host");

    QTest::newRow("aws") << u"eu-central-1"_s << u"kinesis.eu-central-1.amazonaws.com"_s;
    QTest::newRow("aws, mexico") << u"mx-central-1"_s << u"kinesis.mx-central-1.amazonaws.com"_s;
    QTest::newRow("china") << u"cn-north-1"_s << u"kinesis.cn-north-1.amazonaws.com.cn"_s;
    QTest::newRow("gov") << u"us-gov-west-1"_s << u"kinesis.us-gov-west-1.amazonaws.com"_s;
    QTest::newRow("sovereign") << u"eusc-de-east-1"_s << u"kinesis.eusc-de-east-1.amazonaws.eu"_s;
    QTest::newRow("iso") << u"us-iso-east-1"_s << u"kinesis.us-iso-east-1.c2s.ic.gov"_s;
    QTest::newRow("iso b") << u"us-isob-east-1"_s << u"kinesis.us-isob-east-1.sc2s.sgov.gov"_s;
    QTest::newRow("iso e") << u"eu-isoe-west-1"_s << u"kinesis.eu-isoe-west-1.cloud.adc-e.uk"_s;
    QTest::newRow("iso f") << u"us-isof-south-1"_s << u"kinesis.us-isof-south-1.csp.hci.ic.gov"_s;
    QTest::newRow("announced") << u"me-west-1"_s << u"kinesis.me-west-1.amazonaws.com"_s;
    QTest::newRow("unknown") << u"moon-base-1"_s << u"kinesis.moon-base-1.amazonaws.com"_s;
    QTest::newRow("fips before") << u"fips-us-east-1"_s
                                 << u"kinesis-fips.us-east-1.amazonaws.com"_s;
    QTest::newRow("fips after") << u"us-west-2-fips"_s << u"kinesis-fips.us-west-2.amazonaws.com"_s;
    QTest::newRow("fips of gov") << u"fips-us-gov-east-1"_s
                                 << u"kinesis.us-gov-east-1.amazonaws.com"_s;
}

void TestEndpoint::regionsHaveTheHostsOfTheirPartition()
{
    QFETCH(QString, region);
    QFETCH(QString, host);

    const auto endpoint = core::regionalEndpoint(region);

    QVERIFY(endpoint);
    QCOMPARE(endpoint->url, QUrl(u"https://"_s + host + u'/'));
    QVERIFY(!endpoint->region.contains(u"fips"_s));
}

void TestEndpoint::refusesWhatIsNoRegion_data()
{
    QTest::addColumn<QString>("region");

    QTest::newRow("nothing") << QString();
    QTest::newRow("upper case") << u"US-EAST-1"_s;
    QTest::newRow("blank") << u"us east 1"_s;
    QTest::newRow("dot") << u"us-east-1.evil.example"_s;
    QTest::newRow("slash") << u"us-east-1/"_s;
    QTest::newRow("hash") << u"evil.example/#"_s;
    QTest::newRow("at") << u"user@evil"_s;
    QTest::newRow("hyphen first") << u"-us"_s;
    QTest::newRow("beyond ASCII") << u"us-eaſt-1"_s;
    QTest::newRow("newline") << u"us-east-1\n"_s;
    QTest::newRow("64 characters") << QString(64, u'a');
}

void TestEndpoint::refusesWhatIsNoRegion()
{
    QFETCH(QString, region);

    for (const auto &endpoint :
         {core::regionalEndpoint(region), core::customEndpoint(u"http://localhost"_s, region)}) {
        QVERIFY(!endpoint);
        QCOMPARE(nameOf(endpoint.error().kind), u"configuration"_s);
        QCOMPARE(endpoint.error().where, u"region"_s);
        QVERIFY(endpoint.error().detail.endsWith(u'.'));
    }
}

void TestEndpoint::takesEndpointsOfOnesOwn_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isCustom");
    QTest::addColumn<bool>("isLoopback");

    QTest::newRow("local") << u"http://localhost:4567"_s << u"http://localhost:4567/"_s << true
                           << true;
    QTest::newRow("blanks around")
        << u" http://localhost:4567/ "_s << u"http://localhost:4567/"_s << true << true;
    QTest::newRow("127/8") << u"http://127.8.9.10:1"_s << u"http://127.8.9.10:1/"_s << true << true;
    QTest::newRow("ipv6") << u"http://[::1]:4567"_s << u"http://[::1]:4567/"_s << true << true;
    QTest::newRow("ipv6 in full") << u"http://[0:0:0:0:0:0:0:1]"_s << u"http://[::1]/"_s << true
                                  << true;
    QTest::newRow("mixed case") << u"HTTP://LocalHost:80/"_s << u"http://localhost/"_s << true
                                << true;
    QTest::newRow("default port") << u"https://example.com:443"_s << u"https://example.com/"_s
                                  << true << false;
    QTest::newRow("other port") << u"https://example.com:80"_s << u"https://example.com:80/"_s
                                << true << false;
    QTest::newRow("underscore") << u"https://my_proxy"_s << u"https://my_proxy/"_s << true << false;
    QTest::newRow("ipv6 elsewhere")
        << u"https://[2001:db8::1]"_s << u"https://[2001:db8::1]/"_s << true << false;
    QTest::newRow("punycode") << u"https://xn--bcher-kva.example"_s
                              << u"https://xn--bcher-kva.example/"_s << true << false;
    QTest::newRow("host of aws") << u"https://kinesis.us-east-1.amazonaws.com"_s
                                 << u"https://kinesis.us-east-1.amazonaws.com/"_s << false << false;
    QTest::newRow("fips") << u"https://kinesis-fips.us-east-1.amazonaws.com"_s
                          << u"https://kinesis-fips.us-east-1.amazonaws.com/"_s << false << false;
    QTest::newRow("host of another region")
        << u"https://kinesis.us-east-2.amazonaws.com"_s
        << u"https://kinesis.us-east-2.amazonaws.com/"_s << true << false;
    QTest::newRow("host of aws, other port")
        << u"https://kinesis.us-east-1.amazonaws.com:8443"_s
        << u"https://kinesis.us-east-1.amazonaws.com:8443/"_s << true << false;
    QTest::newRow("evil suffix") << u"https://kinesis.us-east-1.amazonaws.com.evil"_s
                                 << u"https://kinesis.us-east-1.amazonaws.com.evil/"_s << true
                                 << false;
}

void TestEndpoint::takesEndpointsOfOnesOwn()
{
    QFETCH(QString, text);
    QFETCH(QString, url);
    QFETCH(bool, isCustom);
    QFETCH(bool, isLoopback);

    const auto endpoint = core::customEndpoint(text, u"us-east-1"_s);

    QVERIFY2(endpoint, qUtf8Printable(endpoint ? QString() : endpoint.error().detail));
    QCOMPARE(endpoint->url.toString(QUrl::FullyEncoded), url);
    QCOMPARE(endpoint->region, u"us-east-1"_s);
    QCOMPARE(endpoint->isCustom, isCustom);
    QCOMPARE(endpoint->isLoopback(), isLoopback);
}

void TestEndpoint::refusesOtherForms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");

    QTest::newRow("nothing") << QString() << u"empty"_s;
    QTest::newRow("no scheme") << u"localhost:4567"_s << u"scheme"_s;
    QTest::newRow("other scheme") << u"ftp://localhost"_s << u"scheme"_s;
    QTest::newRow("file") << u"file:///etc/passwd"_s << u"scheme"_s;
    QTest::newRow("no host") << u"http://"_s << u"no valid host"_s;
    QTest::newRow("port alone") << u"http://:4567"_s << u"no valid host"_s;
    QTest::newRow("port 0") << u"http://localhost:0"_s << u"no valid host"_s;
    QTest::newRow("port 65536") << u"http://localhost:65536"_s << u"no valid host"_s;
    QTest::newRow("port in words") << u"http://localhost:http"_s << u"no valid host"_s;
    QTest::newRow("user info") << u"https://kinesis.us-east-1.amazonaws.com@evil.example"_s
                               << u"user name"_s;
    QTest::newRow("empty user info") << u"https://@evil.example"_s << u"user name"_s;
    QTest::newRow("password") << u"https://user:secret@evil.example"_s << u"user name"_s;
    QTest::newRow("path") << u"https://example.com/kinesis"_s << u"path"_s;
    QTest::newRow("query") << u"https://example.com?x=1"_s << u"path"_s;
    QTest::newRow("fragment") << u"https://example.com#x"_s << u"path"_s;
    QTest::newRow("trailing dot") << u"https://kinesis.us-east-1.amazonaws.com."_s << u"dot"_s;
    QTest::newRow("international") << u"https://kineśis.example"_s << u"ASCII"_s;
    QTest::newRow("full-width look-alike") << u"http://ｌocalhost"_s << u"ASCII"_s;
    QTest::newRow("blank") << u"https://exam ple.com"_s << u"blanks"_s;
    QTest::newRow("newline") << u"https://example.com\nHost: evil"_s << u"blanks"_s;
    QTest::newRow("backslash") << u"https://example.com\\@evil.example"_s << u"ASCII"_s;
    QTest::newRow("http elsewhere") << u"http://example.com"_s << u"in the open"_s;
    QTest::newRow("http to aws") << u"http://kinesis.us-east-1.amazonaws.com"_s << u"in the open"_s;
    QTest::newRow("http to a name of 127")
        << u"http://127.0.0.1.evil.example"_s << u"in the open"_s;
    QTest::newRow("http to localhost of evil")
        << u"http://localhost.evil.example"_s << u"in the open"_s;
    QTest::newRow("http to any address") << u"http://0.0.0.0:4567"_s << u"in the open"_s;
}

void TestEndpoint::refusesOtherForms()
{
    QFETCH(QString, text);
    QFETCH(QString, reason);

    const auto endpoint = core::customEndpoint(text, u"us-east-1"_s);

    QVERIFY(!endpoint);
    QCOMPARE(nameOf(endpoint.error().kind), u"configuration"_s);
    QCOMPARE(endpoint.error().where, u"endpoint"_s);
    QVERIFY2(endpoint.error().detail.contains(reason), qUtf8Printable(endpoint.error().detail));
    QVERIFY(!endpoint.error().detail.contains(u"secret"_s));
}

void TestEndpoint::knowsTheHostsOfAws_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("region");

    QTest::newRow("regional") << u"kinesis.us-east-1.amazonaws.com"_s << u"us-east-1"_s;
    QTest::newRow("mixed case") << u"Kinesis.US-East-1.AmazonAWS.com"_s << u"us-east-1"_s;
    QTest::newRow("china") << u"kinesis.cn-north-1.amazonaws.com.cn"_s << u"cn-north-1"_s;
    QTest::newRow("fips") << u"kinesis-fips.us-east-1.amazonaws.com"_s << u"us-east-1"_s;
    QTest::newRow("dual-stack") << u"kinesis.eu-west-1.api.aws"_s << u"eu-west-1"_s;
    QTest::newRow("dual-stack of china")
        << u"kinesis.cn-north-1.api.amazonwebservices.com.cn"_s << u"cn-north-1"_s;
    QTest::newRow("account, data")
        << u"123456789012.data-kinesis.us-east-1.amazonaws.com"_s << u"us-east-1"_s;
    QTest::newRow("account, control")
        << u"123456789012.control-kinesis-fips.us-east-1.api.aws"_s << u"us-east-1"_s;
    QTest::newRow("vpc endpoint")
        << u"vpce-0123456789abcdef0-abcdefgh.kinesis.us-east-1.vpce.amazonaws.com"_s
        << u"us-east-1"_s;
    QTest::newRow("vpc endpoint of a zone")
        << u"vpce-0123456789abcdef0-abcdefgh-us-east-1a.kinesis.us-east-1.vpce.amazonaws.com"_s
        << u"us-east-1"_s;
}

void TestEndpoint::knowsTheHostsOfAws()
{
    QFETCH(QString, host);
    QFETCH(QString, region);

    QVERIFY(core::isAwsHost(host));
    QCOMPARE(core::regionOfAwsHost(host), region);
}

void TestEndpoint::takesNoOtherHostForAws_data()
{
    QTest::addColumn<QString>("host");

    QTest::newRow("nothing") << QString();
    QTest::newRow("suffix alone") << u"amazonaws.com"_s;
    QTest::newRow("longer suffix") << u"kinesis.us-east-1.amazonaws.com.evil"_s;
    QTest::newRow("longer name") << u"kinesis.us-east-1.evilamazonaws.com"_s;
    QTest::newRow("evil first") << u"evil.kinesis.us-east-1.amazonaws.com"_s;
    QTest::newRow("evil joined") << u"evilkinesis.us-east-1.amazonaws.com"_s;
    QTest::newRow("trailing dot") << u"kinesis.us-east-1.amazonaws.com."_s;
    QTest::newRow("newline") << u"kinesis.us-east-1.amazonaws.com\n"_s;
    QTest::newRow("other service") << u"sqs.us-east-1.amazonaws.com"_s;
    QTest::newRow("bucket called kinesis") << u"kinesis.s3.amazonaws.com"_s;
    QTest::newRow("bucket called kinesis, old host") << u"kinesis.s3-us-west-2.amazonaws.com"_s;
    QTest::newRow("bucket called kinesis in a region") << u"kinesis.s3.us-west-2.amazonaws.com"_s;
    QTest::newRow("load balancer") << u"kinesis-1.us-east-1.elb.amazonaws.com"_s;
    QTest::newRow("other partition's suffix") << u"kinesis.cn-north-1.amazonaws.com"_s;
    QTest::newRow("china's suffix") << u"kinesis.us-east-1.amazonaws.com.cn"_s;
    QTest::newRow("vpce without vpce") << u"kinesis.us-east-1.vpce.amazonaws.com"_s;
    QTest::newRow("vpc endpoint outside") << u"vpce-1.kinesis.us-east-1.amazonaws.com"_s;
    QTest::newRow("short account") << u"1234.data-kinesis.us-east-1.amazonaws.com"_s;
    QTest::newRow("look-alike") << u"kinesıs.us-east-1.amazonaws.com"_s;
    QTest::newRow("kelvin sign") << u"\u212Ainesis.us-east-1.amazonaws.com"_s;
    QTest::newRow("localhost") << u"localhost"_s;
    QTest::newRow("ipv6") << u"::1"_s;
}

void TestEndpoint::takesNoOtherHostForAws()
{
    QFETCH(QString, host);

    QVERIFY(!core::isAwsHost(host));
}

QTEST_APPLESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
