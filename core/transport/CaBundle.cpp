// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/TransportSettings.h"

#include <QFile>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 maxBundleBytes = 16 * 1024 * 1024;

Error unusable(const QString &path, const QString &why)
{
    return {
        .kind = Error::Kind::Configuration,
        .code = u"CaBundleUnusable"_s,
        .detail = u"The CA file "_s + path + u" cannot be used: "_s + why,
        .where = path,
    };
}

} // namespace

Result<QList<QSslCertificate>> caBundle(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(unusable(path, file.errorString()));
    if (file.size() > maxBundleBytes)
        return fail(unusable(path, u"it is larger than 16 MiB."_s));

    const QList<QSslCertificate> certificates =
        QSslCertificate::fromData(file.read(maxBundleBytes), QSsl::Pem);
    if (certificates.isEmpty())
        return fail(unusable(path, u"it holds no certificate in PEM form."_s));
    return certificates;
}

} // namespace core
