// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandLine.h"
#include "app/cli/console/Terminal.h"
#include "app/process/Ending.h"
#include "app/process/Hardening.h"
#include "app/process/Tuning.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace {

int run(int argc, char **argv)
{
    app::hardenProcess();
    app::tuneProcess();
    app::keepFreedMemory();
    const bool hasUnicode = app::adoptUtf8Locale();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"headgate"_s);
    QCoreApplication::setApplicationVersion(QString::fromUtf16(HEADGATE_VERSION));
    const QStringList words = QCoreApplication::arguments().mid(1);
    return static_cast<int>(app::runCommandLine(words, hasUnicode, app::processVariable));
}

} // namespace

int main(int argc, char **argv)
{
    app::endProcess(run(argc, argv));
}
