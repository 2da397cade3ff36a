// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/SecretId.h"

#include "core/recordfiles/FileNames.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

QString nameOfFile(const QString &path)
{
    const QString name = path.section(u'/', -1);
    return name.endsWith(environmentFileSuffix) ? name.chopped(environmentFileSuffix.size()) : name;
}

} // namespace

QString secretId(const DraftEnvironment &environment, const QString &name)
{
    return environment.root + u'/' + environment.path + u'#' + name;
}

SecretWords secretWords(const QString &id)
{
    const QString mark = environmentFileSuffix + u'#';
    const qsizetype at = id.indexOf(mark);
    if (at < 0)
        return {id, {}};
    return {id.sliced(at + mark.size()), nameOfFile(id.first(at + environmentFileSuffix.size()))};
}

QString nameOf(const DraftEnvironment &environment)
{
    return nameOfFile(environment.path);
}

} // namespace core
