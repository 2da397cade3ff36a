// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestCertificates.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

namespace test {

namespace {

constexpr auto localNames = "DNS:localhost,IP:127.0.0.1";
constexpr qint64 day = 24 * 60 * 60;

std::shared_ptr<EVP_PKEY> makeKey(Identity::Key kind)
{
    EVP_PKEY *key = kind == Identity::Key::WeakRsa ? EVP_RSA_gen(1024) : EVP_EC_gen("P-256");
    return {key, EVP_PKEY_free};
}

void addExtension(X509 *certificate, X509 *issuer, int id, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, id, value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

void setName(X509 *certificate, const QByteArray &commonName)
{
    X509_NAME *name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(commonName.constData()), -1,
                               -1, 0);
}

} // namespace

Identity Identity::make(const Wanted &wanted, const Identity *issuer)
{
    static long serialNumber = 1;
    Identity identity;
    identity.m_key = makeKey(wanted.key);
    identity.m_certificate = {X509_new(), X509_free};
    X509 *certificate = identity.m_certificate.get();
    X509 *signer = issuer ? issuer->certificate() : certificate;

    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serialNumber);
    X509_gmtime_adj(X509_getm_notBefore(certificate), wanted.validFrom);
    X509_gmtime_adj(X509_getm_notAfter(certificate), wanted.validTo);
    X509_set_pubkey(certificate, identity.key());
    setName(certificate, wanted.commonName);
    X509_set_issuer_name(certificate, X509_get_subject_name(signer));

    addExtension(certificate, signer, NID_basic_constraints,
                 wanted.isAuthority ? "critical,CA:TRUE" : "critical,CA:FALSE");
    if (!wanted.alternativeNames.isEmpty()) {
        addExtension(certificate, signer, NID_subject_alt_name,
                     wanted.alternativeNames.constData());
    }
    X509_sign(certificate, issuer ? issuer->key() : identity.key(), EVP_sha256());
    return identity;
}

QByteArray Identity::toPem() const
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new(BIO_s_mem()), BIO_free);
    PEM_write_bio_X509(memory.get(), m_certificate.get());
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    return {bytes, size};
}

QSslCertificate Identity::toQt() const
{
    return QSslCertificate(toPem(), QSsl::Pem);
}

const TestCertificates &TestCertificates::instance()
{
    static const TestCertificates all = [] {
        const auto authority =
            Identity::make({.commonName = "Headgate test authority", .isAuthority = true});
        const auto stranger =
            Identity::make({.commonName = "Somebody's authority", .isAuthority = true});
        const auto issued = [&authority](Identity::Wanted wanted) {
            if (wanted.commonName.isEmpty())
                wanted.commonName = "127.0.0.1";
            if (wanted.alternativeNames.isEmpty())
                wanted.alternativeNames = localNames;
            return Identity::make(wanted, &authority);
        };
        const Identity::Wanted local{.commonName = "127.0.0.1", .alternativeNames = localNames};
        return TestCertificates{
            .authority = authority,
            .good = issued({}),
            .selfSigned = Identity::make(local),
            .unknownAuthority = Identity::make(local, &stranger),
            .expired = issued({.validFrom = -2 * day, .validTo = -day}),
            .notYetValid = issued({.validFrom = day, .validTo = 2 * day}),
            .wrongHost = issued({.commonName = "kinesis.example.com",
                                 .alternativeNames = "DNS:kinesis.example.com"}),
            .onlyCommonName = issued({.alternativeNames = "DNS:kinesis.example.com"}),
            .weakKey = issued({.key = Identity::Key::WeakRsa}),
        };
    }();
    return all;
}

} // namespace test
