// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSslCertificate>

#include <memory>

struct x509_st;
struct evp_pkey_st;

namespace test {

// A certificate and its key, made in memory.
class Identity
{
public:
    enum class Key { Elliptic, WeakRsa }; // P-256; RSA of 1024 bits
    struct Wanted
    {
        QByteArray commonName;
        QByteArray alternativeNames = {}; // "DNS:localhost,IP:127.0.0.1"
        qint64 validFrom = -3600; // seconds from now
        qint64 validTo = 3600;
        Key key = Key::Elliptic;
        bool isAuthority = false;
    };

    // Signed by `issuer`, or by itself.
    static Identity make(const Wanted &wanted, const Identity *issuer = nullptr);

    x509_st *certificate() const { return m_certificate.get(); }
    evp_pkey_st *key() const { return m_key.get(); }
    QByteArray toPem() const; // the certificate alone
    QSslCertificate toQt() const;

private:
    std::shared_ptr<x509_st> m_certificate;
    std::shared_ptr<evp_pkey_st> m_key;
};

// The tests' own authority, and the servers it vouches for and those it should not. All are made
// for 127.0.0.1 and localhost unless their fault is another name.
struct TestCertificates
{
    Identity authority;
    Identity good;
    Identity selfSigned;
    Identity unknownAuthority;
    Identity expired;
    Identity notYetValid;
    Identity wrongHost;
    Identity onlyCommonName; // ours, beside alternative names that are another's; Qt believes it
    Identity weakKey;

    static const TestCertificates &instance(); // made once
};

} // namespace test
