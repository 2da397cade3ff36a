// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/TlsFailure.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslKey>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

// Qt has no words for some of what OpenSSL refuses, such as keys that are too short.
QString reasonOf(const QSslError &error)
{
    const QSslKey key = error.certificate().publicKey();
    if (error.error() != QSslError::UnspecifiedError || key.isNull())
        return error.errorString();
    const QString algorithm = key.algorithm() == QSsl::Rsa ? u"RSA"_s
        : key.algorithm() == QSsl::Ec                      ? u"EC"_s
                                                           : u"another kind"_s;
    return u"The certificate is too weak for this computer's TLS rules, or breaks them otherwise; "
           u"its key is of "_s
        + algorithm + u" with "_s + QString::number(key.length()) + u" bits"_s;
}

void addOnce(QStringList &list, const QString &text)
{
    if (!text.isEmpty() && !list.contains(text))
        list.append(text);
}

QString fingerprintOf(const QSslCertificate &certificate)
{
    return certificate.isNull()
        ? QString()
        : QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':'));
}

// All reasons, then what they are about: the certificate, mostly a single one.
QString describe(const QList<QSslError> &errors)
{
    QStringList reasons;
    QStringList fingerprints;
    for (const QSslError &error : errors) {
        addOnce(reasons, reasonOf(error));
        addOnce(fingerprints, fingerprintOf(error.certificate()));
    }
    const QString text = reasons.join(u"; "_s);
    return fingerprints.isEmpty()
        ? text
        : text + u" (certificate with SHA-256 fingerprint "_s + fingerprints.join(u", "_s) + u')';
}

// What OpenSSL says of bytes that are no TLS record: "HTTP/1.1 400 …" instead of a handshake.
bool isAnswerInClear(const QString &networkText)
{
    return networkText.contains(u"wrong version number")
        || networkText.contains(u"packet length too long");
}

// An alert is what the other side says: of a version, a cipher, a certificate of ours.
bool isRefusal(const QString &networkText)
{
    return networkText.contains(u" alert ") || networkText.contains(u"unsupported protocol");
}

} // namespace

TlsFailure tlsFailureOf(const Ending &ending)
{
    const QString &text = ending.networkText;
    if (ending.tlsErrors.isEmpty() && isRefusal(text))
        return {u"TlsRefused"_s, text};
    if (ending.tlsErrors.isEmpty() && ending.isTlsUp)
        return {u"TlsBroken"_s, text, true};
    if (ending.tlsErrors.isEmpty() && isAnswerInClear(text))
        return {u"NotTls"_s, text};

    return {u"TlsHandshakeFailed"_s,
            ending.tlsErrors.isEmpty() ? text : describe(ending.tlsErrors)};
}

} // namespace core
