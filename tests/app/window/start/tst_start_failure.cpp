// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/start/StartFailure.h"
#include "ui/common/WrappedText.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QPushButton>
#include <QTest>
#include <QTextDocument>
#include <QTimer>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

class TestStartFailure : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhoReads();
    void knowsWhereItCanBeSeen();
    void saysAllAndCanBeCopied();
};

void TestStartFailure::knowsWhoReads()
{
    int ends[2] = {};
    QCOMPARE(::pipe(ends), 0);
    QFile nowhere(u"/dev/null"_s);
    QVERIFY(nowhere.open(QIODevice::WriteOnly));

    QVERIFY(app::isRead(ends[1]));
    QVERIFY(!app::isRead(nowhere.handle()));

    ::close(ends[0]);
    ::close(ends[1]);
}

void TestStartFailure::knowsWhereItCanBeSeen()
{
    QVERIFY(app::hasScreen(u"xcb"_s));
    QVERIFY(app::hasScreen(u"wayland-egl"_s));
    QVERIFY(!app::hasScreen(u"offscreen"_s));
    QVERIFY(!app::hasScreen(u"minimal"_s));
}

void TestStartFailure::saysAllAndCanBeCopied()
{
    const QString path = u"/home/ann/"_s + u"deep/"_s.repeated(40) + u"data"_s;
    bool wasShown = false;
    bool isClosed = false;
    QTimer::singleShot(0, this, [&] {
        QWidget *dialog = QApplication::activeModalWidget();
        QVERIFY(dialog);
        wasShown = true;
        QCOMPARE(dialog->windowTitle(), u"Headgate cannot start"_s);
        auto *words = dialog->findChild<ui::WrappedText *>(u"failureText"_s);
        QVERIFY(words->height() >= words->heightForWidth(words->width()));
        QVERIFY(words->document()->size().height() <= words->height());
        words->selectAll();
        words->copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), path + u": this is not a folder"_s);
        dialog->findChild<QPushButton *>(u"copyButton"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 u"Headgate cannot start\n%1: this is not a folder"_s.arg(path));
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
        isClosed = !dialog->isVisible();
        dialog->close();
    });

    app::showStartFailure({.kind = core::Error::Kind::Storage,
                           .detail = path + u": this is not a folder"_s,
                           .where = path},
                          false);

    QVERIFY(wasShown);
    QVERIFY(isClosed);
}

QTEST_MAIN(TestStartFailure)
#include "tst_start_failure.moc"
