// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace ui {

// The first start: three ways in, side by side, and none of them asks for anything.
class WelcomePage final : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);

    void setProfiles(const QStringList &names); // of the AWS files
    void setLocalEndpoints(const QStringList &urls); // that answer
    void setBusy(bool isBusy); // the simulator is being started

signals:
    void demoRequested();
    void profileRequested(const QString &name); // empty: none is there yet
    void endpointRequested(const QString &url); // empty: none was found
    void draftRequested(); // just write, connect later

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Way
    {
        QWidget *card = nullptr;
        QLabel *text = nullptr;
        QBoxLayout *choices = nullptr;
        QPushButton *button = nullptr;
    };

    Way addWay(const char *icon, const QString &title, const QString &verb,
               const QString &objectName);
    void setChoices(const Way &way, const QStringList &names,
                    void (WelcomePage::*chosen)(const QString &));

    QBoxLayout *m_ways;
    Way m_demo;
    Way m_profiles;
    Way m_local;
};

} // namespace ui
