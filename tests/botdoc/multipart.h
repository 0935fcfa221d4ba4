#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

/// One part of a multipart/form-data body, as a strict server reads it.
struct Part
{
    QByteArray name;
    bool hasFileName = false;
    QString fileName; ///< unescaped
    QByteArray contentType;
    QByteArray content;
};

/// The parts in order; none at all when anything is wrong with the body.
[[nodiscard]] QList<Part> partsOf(const QByteArray &contentType, const QByteArray &body);
