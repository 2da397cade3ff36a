// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/SecretId.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView environmentSuffix{".env.records"};

QString nameOfFile(const QString &path)
{
    const QString name = path.section(u'/', -1);
    return name.endsWith(environmentSuffix) ? name.chopped(environmentSuffix.size()) : name;
}

} // namespace

QString secretId(const DraftEnvironment &environment, const QString &name)
{
    return environment.root + u'/' + environment.path + u'#' + name;
}

SecretWords secretWords(const QString &id)
{
    const QString mark = environmentSuffix + u'#';
    const qsizetype at = id.indexOf(mark);
    if (at < 0)
        return {id, {}};
    return {id.sliced(at + mark.size()), nameOfFile(id.first(at + environmentSuffix.size()))};
}

QString nameOf(const DraftEnvironment &environment)
{
    return nameOfFile(environment.path);
}

} // namespace core
