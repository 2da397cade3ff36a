// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/Ending.h"
#include "app/process/Hardening.h"
#include "app/process/SignalWatch.h"
#include "app/process/Tuning.h"
#include "app/window/Application.h"
#include "app/window/shell/SystemAppearance.h"
#include "app/window/start/SingleInstance.h"
#include "app/window/start/StartFailure.h"
#include "app/window/start/StartOptions.h"
#include "ui/common/Icons.h"

#include <QApplication>
#include <QStandardPaths>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace {

enum ExitStatus { Done = 0, WrongUsage = 2, CannotStart = 3 };

int say(std::FILE *stream, const QString &text, ExitStatus status)
{
    std::fputs(text.toLocal8Bit().constData(), stream);
    return status;
}

// With a QApplication; where there can be none, Qt itself says so.
int fail(const core::Error &error, ExitStatus status)
{
    constexpr int standardError = 2;
    say(stderr, u"headgate: "_s + error.detail + u'\n', status);
    if (!app::isRead(standardError) && app::hasScreen(QGuiApplication::platformName()))
        app::showStartFailure(error, app::SystemAppearance().isDark());
    return status;
}

int runWindow(const app::StartOptions &options)
{
    app::SingleInstance instance(options.dataFolder);
    const auto role = instance.claim(options.files);
    if (!role)
        return fail(role.error(), CannotStart);
    if (*role == app::SingleInstance::Role::Later)
        return Done;

    app::Application application({.dataFolder = options.dataFolder});
    QObject::connect(&instance, &app::SingleInstance::raised, &application,
                     [&application](const QStringList &files) {
                         application.openFiles(files);
                         application.raiseWindow();
                     });
    // A session that ends says so by a signal, and kills what asks questions then: what is open is
    // kept as with Quit.
    const app::SignalWatch watch;
    QObject::connect(&watch, &app::SignalWatch::interrupted, &application,
                     [&application] { application.leave(); });
    application.show();
    application.openFiles(options.files);
    return QApplication::exec();
}

int run(int argc, char **argv)
{
    app::hardenProcess();
    app::tuneProcess();
    QApplication::setApplicationName(u"headgate"_s);
    QApplication::setApplicationDisplayName(u"Headgate"_s);
    QApplication::setApplicationVersion(QString::fromUtf16(HEADGATE_VERSION));
    // What needs no screen is answered without one.
    for (int i = 1; i < argc; ++i) {
        const QByteArrayView word(argv[i]);
        if (word == "--help" || word == "-h")
            return say(stdout, app::startHelp(), Done);
        if (word == "--version")
            return say(stdout, u"headgate "_s + QApplication::applicationVersion() + u'\n', Done);
    }

    const QApplication qt(argc, argv);
    QGuiApplication::setDesktopFileName(u"io.github.headgate.Headgate"_s);
    QApplication::setWindowIcon(ui::applicationIcon());
    const auto options =
        app::readStartOptions(QApplication::arguments().mid(1),
                              QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    if (!options)
        return fail(options.error(), WrongUsage);
    return runWindow(*options);
}

} // namespace

int main(int argc, char **argv)
{
    app::endProcess(run(argc, argv));
}
